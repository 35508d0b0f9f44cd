/**
 * Failover and failback between two clusters that MSK Replicator keeps alike: runbooks whose every
 * step has a gate, that can be printed, rehearsed, called off and taken up by another process.
 * Start at {@link io.msksdk.replication.failover.Failover}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.replication.failover;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
