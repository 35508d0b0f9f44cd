package io.msksdk.changefeed.codec.registry;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.RegistryId;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;

/**
 * The Glue schema registry of an account, through the application's own client. Reading needs
 * {@code glue:GetSchemaVersion}. Thread-safe.
 */
public final class GlueSchemaRegistry implements SchemaRegistry {
  private final GlueClient client;
  private final String registry;

  private GlueSchemaRegistry(GlueClient client, String registry) {
    this.client = client;
    this.registry = registry;
  }

  /**
   * Returns a registry.
   *
   * @param client a client of its account and Region, which the caller closes
   * @param registry the name of the registry, to which alone schemas are added
   * @return the registry
   */
  public static GlueSchemaRegistry of(GlueClient client, String registry) {
    return new GlueSchemaRegistry(
        requireNonNull(client, "client"), requireNonNull(registry, "registry"));
  }

  @Override
  public String schema(SchemaId id) {
    try {
      String schema =
          client.getSchemaVersion(r -> r.schemaVersionId(id.toString())).schemaDefinition();
      if (schema == null) {
        // as of a version that is being deleted
        throw SchemaRegistryException.notFound(id);
      }
      return schema;
    } catch (EntityNotFoundException absent) {
      throw SchemaRegistryException.notFound(id);
    } catch (GlueException | SdkClientException failed) {
      throw mapped(failed);
    }
  }

  @Override
  public SchemaId register(String subject, String schema) {
    try {
      return checked(subject, version(subject, schema));
    } catch (EntityNotFoundException firstOfItsName) {
      return create(subject, schema);
    } catch (GlueException | SdkClientException failed) {
      throw mapped(failed);
    }
  }

  private record Version(String id, SchemaVersionStatus status) {}

  private Version version(String subject, String schema) {
    var answer =
        client.registerSchemaVersion(
            r ->
                r.schemaId(s -> s.registryName(registry).schemaName(subject))
                    .schemaDefinition(schema));
    return new Version(answer.schemaVersionId(), answer.status());
  }

  private SchemaId create(String subject, String schema) {
    try {
      var answer =
          client.createSchema(
              r ->
                  r.registryId(RegistryId.builder().registryName(registry).build())
                      .schemaName(subject)
                      .dataFormat(DataFormat.AVRO)
                      .compatibility(Compatibility.NONE)
                      .schemaDefinition(schema));
      return SchemaId.of(UUID.fromString(answer.schemaVersionId()));
    } catch (AlreadyExistsException anotherWasFirst) {
      return checked(subject, version(subject, schema));
    } catch (GlueException | SdkClientException failed) {
      throw mapped(failed);
    }
  }

  private static SchemaId checked(String subject, Version version) {
    if (version.status() == SchemaVersionStatus.FAILURE) {
      throw SchemaRegistryException.incompatible(subject);
    }
    return SchemaId.of(UUID.fromString(version.id()));
  }

  private static SchemaRegistryException mapped(RuntimeException failed) {
    if (failed instanceof AccessDeniedException) {
      return SchemaRegistryException.denied("Glue", failed);
    }
    return SchemaRegistryException.unavailable("Glue", failed);
  }
}
