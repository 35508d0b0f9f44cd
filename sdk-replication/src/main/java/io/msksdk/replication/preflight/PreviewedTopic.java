package io.msksdk.replication.preflight;

/**
 * A topic a replicator would copy.
 *
 * @param source its name on the source
 * @param target its name on the target
 * @param partitions how many it has, 0 when not read
 * @param compression its {@code compression.type}, empty when not read
 * @param retentionMillis its {@code retention.ms}, -1 for no end, 0 when not read
 */
public record PreviewedTopic(
    String source, String target, int partitions, String compression, long retentionMillis) {}
