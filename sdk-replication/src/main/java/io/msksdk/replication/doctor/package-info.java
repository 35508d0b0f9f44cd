/**
 * What ails a replicator: the guide's troubleshooting as ordered checks with evidence. Start at
 * {@link io.msksdk.replication.doctor.ReplicatorDoctor}.
 */
@NullMarked
package io.msksdk.replication.doctor;

import org.jspecify.annotations.NullMarked;
