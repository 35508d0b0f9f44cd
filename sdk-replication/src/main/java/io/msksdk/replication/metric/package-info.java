/**
 * The metrics of replicators, typed, and alarms on them. Start at {@link
 * io.msksdk.replication.metric.ReplicatorMetrics}.
 */
@NullMarked
package io.msksdk.replication.metric;

import org.jspecify.annotations.NullMarked;
