package io.msksdk.local.companion.cloudwatch;

import java.time.Instant;

/** A value a metric had at a time. */
record MetricPoint(Instant at, double value) {}
