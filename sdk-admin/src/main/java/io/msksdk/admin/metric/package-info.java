/**
 * The metrics MSK publishes in CloudWatch: what there is, reading it with checked names and
 * dimensions, and why one is missing. Start at {@link io.msksdk.admin.metric.Metrics}.
 */
@NullMarked
package io.msksdk.admin.metric;

import org.jspecify.annotations.NullMarked;
