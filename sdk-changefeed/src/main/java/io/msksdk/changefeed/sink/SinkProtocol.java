package io.msksdk.changefeed.sink;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats TiCDC has an encoder for when it writes to Kafka. */
public enum SinkProtocol {
  /** Canal-JSON, what TiDB's documentation recommends. */
  CANAL_JSON("canal-json", "canal-json"),
  /** Open Protocol, also called {@code default}. */
  OPEN_PROTOCOL("open-protocol", "default"),
  /** Avro with a schema registry, also called {@code flat-avro}. */
  AVRO("avro", "flat-avro"),
  /** Simple, from v8.0.0. */
  SIMPLE("simple", "simple"),
  /** Debezium in JSON, from v8.0.0. */
  DEBEZIUM("debezium", "debezium"),
  /** Debezium in Avro, in the new architecture. */
  DEBEZIUM_AVRO("debezium-avro", "debezium-avro");

  private final String text;
  private final String alias;

  SinkProtocol(String text, String alias) {
    this.text = text;
    this.alias = alias;
  }

  /**
   * Returns TiCDC's name of the format.
   *
   * @return such as {@code canal-json}
   */
  public String text() {
    return text;
  }

  /**
   * Says whether the format needs a schema registry and one table a topic.
   *
   * @return true for the two formats in Avro
   */
  public boolean avro() {
    return this == AVRO || this == DEBEZIUM_AVRO;
  }

  static Optional<SinkProtocol> find(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(protocol -> protocol.text.equals(lower) || protocol.alias.equals(lower))
        .findFirst();
  }

  static String all() {
    return Stream.of(values()).map(SinkProtocol::text).collect(Collectors.joining(", "));
  }

  /** Returns TiCDC's name of the format. */
  @Override
  public String toString() {
    return text;
  }
}
