/** What the features around replicators share. */
@NullMarked
package io.msksdk.replication.replicator.internal;

import org.jspecify.annotations.NullMarked;
