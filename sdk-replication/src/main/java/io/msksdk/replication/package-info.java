/** Replicators, failover and migration between clusters. */
@NullMarked
@CheckReturnValue
package io.msksdk.replication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
