package io.msksdk.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A record that was read from a topic, as text.
 *
 * @param key its key, null when it has none
 * @param value its value, null for a tombstone
 * @param partition where it was
 * @param offset its place in the partition
 */
public record LocalRecord(
    @Nullable String key, @Nullable String value, int partition, long offset) {}
