/** Replicators: their states and rules; what copies the records is a replication plane. */
@NullMarked
package io.msksdk.local.replicator;

import org.jspecify.annotations.NullMarked;
