package io.msksdk.changefeed.codec.debezium;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.avro.SchemaId;
import io.msksdk.changefeed.codec.avro.SchemaRegistry;
import io.msksdk.changefeed.codec.avro.SchemaRegistryException;
import io.msksdk.changefeed.codec.internal.ConnectRecord;
import io.msksdk.changefeed.codec.internal.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads messages encoded as Avro, whose schemas are in a registry. */
final class DebeziumAvro implements DebeziumForm {
  private static final int MOST_SCHEMAS = 10_000;

  private final SchemaRegistry registry;
  private final Map<SchemaId, ConnectRecord> records = new ConcurrentHashMap<>();

  DebeziumAvro(SchemaRegistry registry) {
    this.registry = registry;
  }

  @Override
  public JsonObject read(byte[] bytes, String part) {
    SchemaId id =
        SchemaId.read(bytes)
            .orElseThrow(
                () ->
                    DecodeException.of(
                        DecodeProblem.MALFORMED,
                        part,
                        0,
                        "no header of a registry",
                        "0 and a number, or 3, 0 and a version"));
    return record(id, part).read(bytes, id.header().length);
  }

  private ConnectRecord record(SchemaId id, String part) {
    ConnectRecord known = records.get(id);
    if (known != null) {
      return known;
    }
    ConnectRecord read = ConnectRecord.parse(schema(id, part));
    if (records.size() >= MOST_SCHEMAS) {
      records.clear();
    }
    records.put(id, read);
    return read;
  }

  private String schema(SchemaId id, String part) {
    try {
      return registry.schema(id);
    } catch (SchemaRegistryException failed) {
      if (failed.missing()) {
        throw DecodeException.of(
            DecodeProblem.SCHEMA_MISSING, part, 1, "schema " + id, "one of the registry");
      }
      throw failed;
    }
  }
}
