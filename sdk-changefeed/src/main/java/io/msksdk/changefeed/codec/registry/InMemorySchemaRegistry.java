package io.msksdk.changefeed.codec.registry;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A registry without a server, for tests and generated changefeeds. Thread-safe. */
public final class InMemorySchemaRegistry implements SchemaRegistry {
  private final boolean glue;
  private final Map<SchemaId, String> schemas = new HashMap<>();
  private final Map<String, SchemaId> ids = new HashMap<>();

  private InMemorySchemaRegistry(boolean glue) {
    this.glue = glue;
  }

  /**
   * Returns a registry that numbers its schemas, as Confluent's does.
   *
   * @return the registry, empty
   */
  public static InMemorySchemaRegistry confluent() {
    return new InMemorySchemaRegistry(false);
  }

  /**
   * Returns a registry whose schemas have versions, as Glue's does.
   *
   * @return the registry, empty
   */
  public static InMemorySchemaRegistry glue() {
    return new InMemorySchemaRegistry(true);
  }

  @Override
  public synchronized String schema(SchemaId id) {
    String schema = schemas.get(requireNonNull(id, "id"));
    if (schema == null) {
      throw SchemaRegistryException.notFound(id);
    }
    return schema;
  }

  @Override
  public synchronized SchemaId register(String subject, String schema) {
    String identity = glue ? subject + " " + schema : schema;
    SchemaId known = ids.get(identity);
    if (known == null) {
      known =
          glue
              ? SchemaId.of(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)))
              : SchemaId.of(ids.size() + 1);
      ids.put(identity, known);
      schemas.put(known, schema);
    }
    return known;
  }
}
