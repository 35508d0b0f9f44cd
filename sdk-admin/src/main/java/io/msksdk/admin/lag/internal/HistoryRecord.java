package io.msksdk.admin.lag.internal;

/**
 * A record of the topic that keeps the history.
 *
 * @param part the partition it belongs to
 * @param key what it says something about
 * @param value what it says; replaces what was said before under the key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: on its way from or to a client
public record HistoryRecord(int part, byte[] key, byte[] value) {}
