package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.registry.SchemaId;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaRegistryException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a decoder makes of the schemas that its messages name in their headers: made when a schema
 * is first met, and kept. Thread-safe.
 *
 * @param <S> what is made of a schema
 */
public final class SchemaShapes<S> {
  private static final int MOST_SCHEMAS = 10_000;

  private final SchemaRegistry registry;
  private final Function<String, S> parser;
  private final Map<SchemaId, S> shapes = new ConcurrentHashMap<>();

  /** Of the schemas of a registry, each read from its JSON. */
  public SchemaShapes(SchemaRegistry registry, Function<String, S> parser) {
    this.registry = registry;
    this.parser = parser;
  }

  /** The schema that a key or a value names. */
  public static SchemaId id(byte[] message, String part) {
    return SchemaId.read(message)
        .orElseThrow(
            () ->
                DecodeException.of(
                    DecodeProblem.MALFORMED,
                    part,
                    0,
                    "no header of a registry",
                    "0 and a number, or 3, 0 and a version"));
  }

  /** What is made of a schema that a key or a value names. */
  public S shape(SchemaId id, String part) {
    S known = shapes.get(id);
    if (known != null) {
      return known;
    }
    S read = parser.apply(schema(id, part));
    if (shapes.size() >= MOST_SCHEMAS) {
      shapes.clear();
    }
    shapes.put(id, read);
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
