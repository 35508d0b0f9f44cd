package io.msksdk.admin.configuration;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskConfigurationArn;
import io.msksdk.core.operation.OperationHandle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configurations of one account and Region. Thread-safe. Not for users to implement.
 *
 * <pre>{@code
 * ConfigurationRevision tuned = msk.configurations().revise(arn, properties, "CHG-4711");
 * msk.clusters().update(cluster).configuration(tuned).await(atMost(ofHours(2)));
 * }</pre>
 */
public interface Configurations {

  /**
   * Creates a configuration.
   *
   * @param name its name: letters, digits and hyphens, the first one no hyphen
   * @param properties what it says
   * @param description what it is for
   * @return its first revision
   * @throws io.msksdk.core.call.ConflictException when there is one of that name: revise it
   */
  ConfigurationRevision create(String name, ServerProperties properties, String description);

  /**
   * Adds a revision. Where the newest one says the same already, it is the answer and nothing is
   * added: a configuration has 50 revisions at most.
   *
   * @param configuration the configuration
   * @param properties all of what it shall say; what is left out falls back to MSK's default
   * @param description what the revision is for
   * @return the newest revision; no cluster takes it by itself
   */
  ConfigurationRevision revise(
      MskConfigurationArn configuration, ServerProperties properties, String description);

  /**
   * Describes a configuration.
   *
   * @param configuration its ARN
   * @return what the service says now
   * @throws io.msksdk.core.call.NotFoundException when there is no such configuration
   */
  Configuration describe(MskConfigurationArn configuration);

  /**
   * Finds a configuration by its name.
   *
   * @param name the whole name
   * @return the configuration, empty when there is none
   */
  Optional<Configuration> find(String name);

  /**
   * Lists the configurations. Pages are fetched as the stream is read.
   *
   * @return every configuration of this account and Region
   */
  Stream<Configuration> list();

  /**
   * Lists the revisions of a configuration. Pages are fetched as the stream is read.
   *
   * @param configuration its ARN
   * @return its revisions
   */
  Stream<ConfigurationRevision> revisions(MskConfigurationArn configuration);

  /**
   * Reads what a revision says.
   *
   * @param revision the revision
   * @return its properties
   */
  ServerProperties properties(ConfigurationRevision revision);

  /**
   * Compares two revisions.
   *
   * @param from the revision a cluster has
   * @param to the revision it shall have
   * @return what changes, each with whether brokers restart to take it; empty when nothing does
   */
  List<ServerProperties.Change> changes(ConfigurationRevision from, ConfigurationRevision to);

  /**
   * Works out what the brokers of a cluster run with: what its configuration says, and the defaults
   * for its version, zones, size and storage. What clients set dynamically is not in it.
   *
   * @param cluster a provisioned cluster
   * @return every setting known, with its origin
   * @throws io.msksdk.core.runbook.PreconditionException for a serverless cluster
   */
  EffectiveProperties effective(MskClusterArn cluster);

  /**
   * Finds what uses a configuration, in whatever revision.
   *
   * @param configuration its ARN
   * @return the clusters of this account and Region that have it, unmodifiable
   */
  List<MskClusterArn> users(MskConfigurationArn configuration);

  /**
   * Deletes a configuration with all its revisions.
   *
   * @param configuration its ARN
   * @return a handle that ends when it is gone
   * @throws io.msksdk.core.runbook.PreconditionException when clusters still use it, naming them
   */
  OperationHandle<Void> delete(MskConfigurationArn configuration);
}
