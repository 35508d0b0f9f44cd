package io.msksdk.changefeed.codec.registry;

/** Where a changefeed keeps its schemas. Implementations are thread-safe. */
public interface SchemaRegistry {
  /**
   * Returns a schema. Answers are kept by the decoder, so a registry need not keep them.
   *
   * @param id its name in the registry
   * @return the schema as JSON
   * @throws SchemaRegistryException when there is none of that name or the registry does not answer
   */
  String schema(SchemaId id);

  /**
   * Adds a schema, or finds that it is there.
   *
   * @param subject what it is the schema of, such as {@code orders-value}
   * @param schema the schema as JSON
   * @return its name in the registry
   * @throws SchemaRegistryException when the registry refuses it or does not answer
   */
  SchemaId register(String subject, String schema);
}
