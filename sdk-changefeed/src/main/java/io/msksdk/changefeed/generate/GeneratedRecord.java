package io.msksdk.changefeed.generate;

import io.msksdk.changefeed.codec.EncodedRecord;

/**
 * A record of a generated changefeed.
 *
 * @param topic its topic
 * @param partition its partition
 * @param record its key and value
 */
public record GeneratedRecord(String topic, int partition, EncodedRecord record) {}
