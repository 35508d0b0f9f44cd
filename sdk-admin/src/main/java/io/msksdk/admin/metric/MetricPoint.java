package io.msksdk.admin.metric;

import java.time.Instant;

/**
 * The value of a metric in one period.
 *
 * @param at the start of the period
 * @param value the value
 */
public record MetricPoint(Instant at, double value) {}
