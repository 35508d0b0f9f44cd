package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.DecodeException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the values of records for a Kafka consumer. Name it as {@code value.deserializer} with
 * {@link #ZONE_CONFIG}, or pass one with its decoder to the consumer.
 *
 * <p>What cannot be decoded is a {@link DecodeException}; the consumer reports it as the cause of a
 * {@code RecordDeserializationException} with topic, partition and offset, and stays at the record
 * until the application seeks past it. Not thread-safe while it is configured, thread-safe after.
 */
public final class CanalJsonDeserializer implements Deserializer<List<ChangeEvent>> {
  /** The consumer property with the time zone of the TiCDC server, such as {@code UTC}. */
  public static final String ZONE_CONFIG = "msk.changefeed.server.zone";

  private @Nullable CanalJsonDecoder decoder;

  /** Creates a deserializer that the consumer's properties configure. */
  public CanalJsonDeserializer() {}

  /**
   * Creates a deserializer.
   *
   * @param decoder what decodes the values
   */
  public CanalJsonDeserializer(CanalJsonDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (decoder != null) {
      return;
    }
    Object zone = configs.get(ZONE_CONFIG);
    if (zone == null) {
      throw new ConfigException(
          ZONE_CONFIG + ": not set (expected: the time zone of the TiCDC server, such as UTC).");
    }
    try {
      decoder = CanalJsonDecoder.create(ZoneId.of(zone.toString()));
    } catch (DateTimeException unknownZone) {
      throw new ConfigException(ZONE_CONFIG, zone, "expected: a zone id, such as UTC");
    }
  }

  /**
   * Decodes the value of a record.
   *
   * @param topic the topic of the record
   * @param value the bytes, null for a record without a value
   * @return the events, none for a record without a value
   * @throws DecodeException when the value is not what TiCDC writes
   * @throws IllegalStateException when the deserializer was not configured
   */
  @Override
  public List<ChangeEvent> deserialize(String topic, byte @Nullable [] value) {
    if (decoder == null) {
      throw new IllegalStateException(ZONE_CONFIG + ": not set (expected: configure() before).");
    }
    return value == null ? List.of() : decoder.decode(value);
  }
}
