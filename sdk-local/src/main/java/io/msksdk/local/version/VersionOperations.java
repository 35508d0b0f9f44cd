package io.msksdk.local.version;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import java.util.List;

/** The operations on versions. */
public final class VersionOperations {
  private VersionOperations() {}

  /**
   * Makes the operations.
   *
   * @param versions the versions there are
   * @param clusters what knows the version of a cluster
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(
      KafkaVersions versions, ClusterVersion clusters, Pages pages) {
    return List.of(
        new ListKafkaVersionsOperation(versions, pages),
        new GetCompatibleKafkaVersionsOperation(versions, clusters));
  }
}
