package io.msksdk.changefeed.codec.debezium;

import io.msksdk.changefeed.codec.internal.ConnectRecord;
import io.msksdk.changefeed.codec.internal.JsonObject;
import io.msksdk.changefeed.codec.internal.SchemaShapes;
import io.msksdk.changefeed.codec.registry.SchemaId;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;

/** Reads messages encoded as Avro, whose schemas are in a registry. */
final class DebeziumAvro implements DebeziumForm {
  private final SchemaShapes<ConnectRecord> records;

  DebeziumAvro(SchemaRegistry registry) {
    this.records = new SchemaShapes<>(registry, ConnectRecord::parse);
  }

  @Override
  public JsonObject read(byte[] bytes, String part) {
    SchemaId id = SchemaShapes.id(bytes, part);
    return records.shape(id, part).read(bytes, id.headerLength());
  }
}
