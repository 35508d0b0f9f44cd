package io.msksdk.admin.configuration;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskConfigurationArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.runbook.PreconditionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.DeleteConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterV2Request;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationRevisionRequest;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.kafka.model.ListConfigurationRevisionsRequest;
import software.amazon.awssdk.services.kafka.model.ListConfigurationsRequest;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.UpdateConfigurationRequest;

/** The configurations behind {@code Msk.configurations()}, which makes it. Thread-safe. */
public final class DefaultConfigurations implements Configurations {
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]*");
  private static final int PAGE = 100;

  private final Session session;
  private final AwsCalls calls;

  private DefaultConfigurations(Session session) {
    this.session = session;
    this.calls = session.calls();
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the configurations of its account and Region
   */
  public static Configurations on(Session session) {
    return new DefaultConfigurations(session);
  }

  @Override
  public ConfigurationRevision create(
      String name, ServerProperties properties, String description) {
    if (!NAME.matcher(name).matches()) {
      throw InvalidSpecException.of(
          Finding.error(
              "configuration.name", "name", name, "letters, digits and hyphens, no hyphen first"));
    }
    roomFor("configurationsPerAccount", list().count(), "Delete one that no cluster uses.");
    CreateConfigurationRequest request =
        CreateConfigurationRequest.builder()
            .name(name)
            .description(requireNonNull(description, "description"))
            .serverProperties(bytes(properties))
            .build();
    try {
      var answer = calls.write(request, KafkaClient::createConfiguration);
      return ConfigurationRevision.of(MskConfigurationArn.parse(answer.arn()), 1);
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      // names are unique: one that was taken before would have been refused
      return find(name).map(Configuration::latest).orElseThrow(() -> e);
    }
  }

  private void roomFor(String limit, long used, String remedy) {
    Limits.Limit most = session.limits().limit(limit);
    if (used >= most.value()) {
      throw PreconditionException.of(
          Finding.error(
                  "configuration.quota",
                  most.unit(),
                  used + " there already",
                  "fewer than " + most.value())
              .advising(remedy + " Where AWS raised the quota, say so with limits(...)."));
    }
  }

  private static SdkBytes bytes(ServerProperties properties) {
    return SdkBytes.fromString(properties.text(), StandardCharsets.UTF_8);
  }

  @Override
  public ConfigurationRevision revise(
      MskConfigurationArn configuration, ServerProperties properties, String description) {
    ConfigurationRevision latest = describe(configuration).latest();
    if (properties(latest).equals(properties)) {
      return latest;
    }
    roomFor(
        "revisionsPerConfiguration",
        latest.number(),
        "Create a new configuration with these properties, and apply that.");
    UpdateConfigurationRequest request =
        UpdateConfigurationRequest.builder()
            .arn(configuration.toString())
            .description(requireNonNull(description, "description"))
            .serverProperties(bytes(properties))
            .build();
    try {
      var answer = calls.write(request, KafkaClient::updateConfiguration);
      return ConfigurationRevision.of(configuration, answer.latestRevision().revision());
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      ConfigurationRevision now = describe(configuration).latest();
      if (now.equals(latest) || !properties(now).equals(properties)) {
        throw e;
      }
      return now;
    }
  }

  @Override
  public Configuration describe(MskConfigurationArn configuration) {
    DescribeConfigurationRequest request =
        DescribeConfigurationRequest.builder()
            .arn(requireNonNull(configuration, "configuration").toString())
            .build();
    try {
      return Configuration.of(calls.read(request, KafkaClient::describeConfiguration));
    } catch (ServiceException e) {
      // the one resource whose absence the service calls a bad request
      throw missing(e) ? new NotFoundException(e.error(), e) : e;
    }
  }

  private static boolean missing(ServiceException e) {
    return e.error().message().contains("Configuration ARN does not exist");
  }

  private Optional<Configuration> findByArn(MskConfigurationArn configuration) {
    try {
      return Optional.of(describe(configuration));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Configuration> find(String name) {
    requireNonNull(name, "name");
    return list().filter(configuration -> configuration.name().equals(name)).findFirst();
  }

  @Override
  public Stream<Configuration> list() {
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  ListConfigurationsRequest.builder().maxResults(PAGE).nextToken(token).build(),
                  KafkaClient::listConfigurations);
          return new Pages.Page<>(
              answer.configurations().stream().map(Configuration::of).toList(), answer.nextToken());
        });
  }

  @Override
  public Stream<ConfigurationRevision> revisions(MskConfigurationArn configuration) {
    requireNonNull(configuration, "configuration");
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  ListConfigurationRevisionsRequest.builder()
                      .arn(configuration.toString())
                      .maxResults(PAGE)
                      .nextToken(token)
                      .build(),
                  KafkaClient::listConfigurationRevisions);
          return new Pages.Page<>(
              answer.revisions().stream()
                  .map(r -> ConfigurationRevision.of(configuration, r.revision()))
                  .toList(),
              answer.nextToken());
        });
  }

  @Override
  public ServerProperties properties(ConfigurationRevision revision) {
    DescribeConfigurationRevisionRequest request =
        DescribeConfigurationRevisionRequest.builder()
            .arn(revision.configuration().toString())
            .revision(revision.number())
            .build();
    byte[] body =
        calls
            .read(request, KafkaClient::describeConfigurationRevision)
            .serverProperties()
            .asByteArray();
    return ServerProperties.asItIs(new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public List<ServerProperties.Change> changes(
      ConfigurationRevision from, ConfigurationRevision to) {
    return properties(from).changesTo(properties(to));
  }

  @Override
  public EffectiveProperties effective(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    Cluster now =
        calls
            .read(
                DescribeClusterV2Request.builder().clusterArn(cluster.toString()).build(),
                KafkaClient::describeClusterV2)
            .clusterInfo();
    Provisioned brokers = now.provisioned();
    if (brokers == null) {
      throw PreconditionException.of(
          Finding.error("configuration.serverless", "cluster", cluster.name(), "a provisioned one")
              .advising("A serverless cluster has no configuration."));
    }
    BrokerSoftwareInfo software = brokers.currentBrokerSoftwareInfo();
    BrokerShape shape = shape(brokers, software.kafkaVersion());
    if (software.configurationArn() == null) {
      return EffectiveProperties.of(ServerProperties.builder().build(), "none", shape);
    }
    ConfigurationRevision revision =
        ConfigurationRevision.of(
            MskConfigurationArn.parse(software.configurationArn()),
            software.configurationRevision());
    return EffectiveProperties.of(properties(revision), revision.toString(), shape);
  }

  private static BrokerShape shape(Provisioned brokers, String kafkaVersion) {
    BrokerNodeGroupInfo group = brokers.brokerNodeGroupInfo();
    BrokerShape shape =
        BrokerShape.of(kafkaVersion, group.clientSubnets().size()).size(group.instanceType());
    return "TIERED".equals(brokers.storageModeAsString()) ? shape.withTieredStorage() : shape;
  }

  @Override
  public List<MskClusterArn> users(MskConfigurationArn configuration) {
    String arn = requireNonNull(configuration, "configuration").toString();
    return Pages.<Cluster>stream(
            token -> {
              var answer =
                  calls.read(
                      ListClustersV2Request.builder().maxResults(PAGE).nextToken(token).build(),
                      KafkaClient::listClustersV2);
              return new Pages.Page<>(answer.clusterInfoList(), answer.nextToken());
            })
        .filter(cluster -> uses(cluster, arn))
        .map(cluster -> MskClusterArn.parse(cluster.clusterArn()))
        .toList();
  }

  private static boolean uses(Cluster cluster, String arn) {
    return cluster.provisioned() != null
        && cluster.provisioned().currentBrokerSoftwareInfo() != null
        && arn.equals(cluster.provisioned().currentBrokerSoftwareInfo().configurationArn());
  }

  @Override
  public OperationHandle<Void> delete(MskConfigurationArn configuration) {
    requireNonNull(configuration, "configuration");
    DeleteConfigurationRequest request =
        DeleteConfigurationRequest.builder().arn(configuration.toString()).build();
    try {
      calls.write(request, KafkaClient::deleteConfiguration);
    } catch (CallException e) {
      explain(configuration, e);
    }
    return session.waits().handle(deletion(configuration));
  }

  private void explain(MskConfigurationArn configuration, CallException e) {
    if (!e.notApplied()) {
      boolean begun =
          findByArn(configuration)
              .filter(now -> now.state() != ConfigurationState.DELETING)
              .isEmpty();
      if (begun) {
        return;
      }
      throw e;
    }
    List<MskClusterArn> users = e instanceof NotFoundException ? List.of() : users(configuration);
    if (users.isEmpty()) {
      throw e;
    }
    throw PreconditionException.of(
        Finding.error(
                "configuration.in-use",
                "configuration",
                configuration.name(),
                "no cluster that uses it: " + users.stream().map(MskClusterArn::name).toList())
            .advising("Give these clusters another configuration first."));
  }

  private Watch<?, Void> deletion(MskConfigurationArn arn) {
    Watch.Builder<Optional<Configuration>, Void> watch =
        Watch.of(
            "delete configuration " + arn.name(),
            arn.toString(),
            WaitPolicy.atMost(Duration.ofMinutes(5)),
            () -> findByArn(arn));
    watch.kind("delete-configuration");
    watch.succeedWhen(Optional::isEmpty, now -> null);
    watch.failWhen(
        now -> now.filter(c -> c.state() == ConfigurationState.DELETE_FAILED).isPresent(),
        now ->
            new Watch.Failure("DELETE_FAILED", "the service gives no reason", "Delete it again."));
    watch.state(now -> now.map(c -> String.valueOf(c.raw().stateAsString())).orElse("gone"));
    return watch.build();
  }
}
