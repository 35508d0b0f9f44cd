/**
 * Replicators that copy records: MirrorMaker 2's connectors on one Connect worker that all
 * replicators of an engine share. Entry point: {@link KafkaReplicationPlane}.
 */
@NullMarked
package io.msksdk.local.replicate;

import org.jspecify.annotations.NullMarked;
