package io.msksdk.local.configuration;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One revision of a configuration.
 *
 * @param number its number, from 1
 * @param createdAt when it was created, in the local MSK's time
 * @param description what its author says about it, possibly nothing
 * @param body the text as it was sent
 * @param properties what the text says
 */
record Revision(
    long number,
    Instant createdAt,
    String description,
    SdkBytes body,
    Map<String, String> properties) {}
