/**
 * Replicators: what they shall be, how they are created, watched, changed, replaced and deleted.
 * Start at {@link io.msksdk.replication.replicator.Replicators}.
 */
@NullMarked
package io.msksdk.replication.replicator;

import org.jspecify.annotations.NullMarked;
