package io.msksdk.changefeed.codec.internal;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.registry.SchemaId;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a changefeed is told about Avro, whichever protocol it writes in it, and the schemas it has
 * registered. The switches are set before it is used, not after.
 */
public final class AvroEncoding {
  private final ZoneId zone;
  private boolean extension = true;
  private boolean decimalAsText;
  private boolean unsignedAsText;
  private final SchemaRegistry registry;
  private final Function<TableSpec, String> topic;
  private final Map<String, SchemaId> registered = new ConcurrentHashMap<>();

  /** With the extension, and numbers as numbers. */
  public AvroEncoding(SchemaRegistry registry, ZoneId zone, Function<TableSpec, String> topic) {
    this.registry = requireNonNull(registry, "registry");
    this.zone = requireNonNull(zone, "zone");
    this.topic = requireNonNull(topic, "topic");
  }

  /** Another one that is set alike, for an encoder whose builder is used on. */
  public AvroEncoding copy() {
    AvroEncoding copy = new AvroEncoding(registry, zone, topic);
    copy.extension = extension;
    copy.decimalAsText = decimalAsText;
    copy.unsignedAsText = unsignedAsText;
    return copy;
  }

  /** Leaves out what TiDB adds to the protocol. */
  public void withoutExtension() {
    extension = false;
  }

  /** Makes DECIMAL a string. */
  public void writeDecimalAsText() {
    decimalAsText = true;
  }

  /** Makes BIGINT UNSIGNED a string. */
  public void writeUnsignedAsText() {
    unsignedAsText = true;
  }

  /** The zone in which TIMESTAMP columns are written. */
  public ZoneId zone() {
    return zone;
  }

  /** Whether rows have what TiDB adds to the protocol. */
  public boolean extension() {
    return extension;
  }

  /** Whether DECIMAL is a string. */
  public boolean decimalAsText() {
    return decimalAsText;
  }

  /** Whether BIGINT UNSIGNED is a string. */
  public boolean unsignedAsText() {
    return unsignedAsText;
  }

  /** The topic of a table, which the subjects of its schemas are named after. */
  public String topic(TableSpec table) {
    return topic.apply(table);
  }

  /** What a key or value starts with; its schema is registered when it is new. */
  public byte[] header(String subject, String schema) {
    return registered
        .computeIfAbsent(subject + " " + schema, unused -> registry.register(subject, schema))
        .header();
  }
}
