/**
 * What must be so before a replicator is created, checked before the half hour its creation takes.
 * Start at {@link io.msksdk.replication.preflight.ReplicatorPreflight}.
 */
@NullMarked
package io.msksdk.replication.preflight;

import org.jspecify.annotations.NullMarked;
