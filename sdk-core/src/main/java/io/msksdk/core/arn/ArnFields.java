package io.msksdk.core.arn;

import java.util.List;

/** A checked ARN, taken apart. */
record ArnFields(
    String text, String partition, String region, String account, List<String> parts) {}
