package io.msksdk.local.server;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.local.api.Operations;
import io.msksdk.local.api.Pages;
import io.msksdk.local.broker.KafkaDataPlane;
import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.clock.HeldClock;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.ClusterLifecycle;
import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.DataPlane;
import io.msksdk.local.cluster.brokers.NoDataPlane;
import io.msksdk.local.cluster.change.ClusterChangeOperations;
import io.msksdk.local.cluster.operation.ClusterOperations;
import io.msksdk.local.cluster.rule.ClusterQuotas;
import io.msksdk.local.clusterpolicy.ClusterPolicies;
import io.msksdk.local.clusterpolicy.ClusterPolicyOperations;
import io.msksdk.local.companion.Companions;
import io.msksdk.local.companion.call.CompanionFront;
import io.msksdk.local.companion.cloudwatch.MonitoredCluster;
import io.msksdk.local.configuration.ConfigurationOperations;
import io.msksdk.local.configuration.Configurations;
import io.msksdk.local.connect.ConnectOperations;
import io.msksdk.local.control.CallerCheck;
import io.msksdk.local.control.RestService;
import io.msksdk.local.control.ServiceApi;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.iam.Denials;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.IdentityJson;
import io.msksdk.local.identity.ResourceFacts;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.log.QuietLoggers;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.scram.ScramOperations;
import io.msksdk.local.scram.ScramSecrets;
import io.msksdk.local.scram.SecretFacts;
import io.msksdk.local.scram.SecretLookup;
import io.msksdk.local.steering.Steering;
import io.msksdk.local.tag.TagOperations;
import io.msksdk.local.tag.TaggedResources;
import io.msksdk.local.thread.Daemons;
import io.msksdk.local.version.KafkaVersions;
import io.msksdk.local.version.VersionOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** Builds an engine from its options. */
final class EngineStart {
  private final InstantSource time = InstantSource.system();
  private final ExecutorService threads = Executors.newCachedThreadPool(Daemons.named("work"));
  private final EventLog events = EventLog.create(time);
  private final Denials denials = Denials.create(time);
  private final Identities identities;
  private final EngineHome home = EngineHome.create();

  private EngineStart(Identities identities) {
    this.identities = identities;
  }

  static RunningEngine start(EngineOptions options) {
    if (options.log() != null) {
      writeLogTo(options.log());
    }
    // a bad file is found before anything is started
    return new EngineStart(identities(options.identities())).run(options);
  }

  private RunningEngine run(EngineOptions options) {
    CompletableFuture<CertificateAuthority> authority =
        CompletableFuture.supplyAsync(() -> CertificateAuthority.create(time), threads);
    HeldClock clock = new HeldClock(LocalClock.of(options.time()));
    FaultPlan faults = new FaultPlan(events, clock);
    Signatures signatures = Signatures.by(identities, () -> time.instant().plus(faults.skew()));
    DataPlane dataPlane =
        options.brokers()
            ? KafkaDataPlane.create(
                home.directory(), authority, signatures, denials, events, threads)
            : new NoDataPlane();
    ClusterQuotas quotas = ClusterQuotas.published();
    KafkaVersions versions = KafkaVersions.published();
    Configurations configurations =
        new Configurations(new Transitions(clock, events), versions, options.quotas());
    ClusterLifecycle lifecycle =
        new ClusterLifecycle(
            clock,
            dataPlane,
            (owner, arn, revision) ->
                configurations.properties(owner, arn, revision).orElse(Map.of()),
            events,
            threads);
    Clusters clusters = new Clusters(lifecycle, quotas, configurations::check);
    Pages pages = new Pages();
    Transitions transitions = new Transitions(clock, events);
    ClusterChangeOperations.Parts changes =
        new ClusterChangeOperations.Parts(
            clusters,
            new ClusterUpdates(clusters, lifecycle),
            quotas,
            configurations::check,
            versions::lead,
            transitions,
            pages);
    ClusterPolicies policies = new ClusterPolicies(clusters::state);
    identities.permissions().consult(facts(clusters, policies));
    Companions companions =
        new Companions(
            identities,
            time,
            clock,
            new CompanionFront.Desk(new CallerCheck(signatures), faults, events),
            owner -> clusters.list(owner).stream().map(EngineStart::monitored).toList());
    Operations kafka =
        Operations.of(
            List.of(
                ClusterOperations.on(clusters, pages),
                ClusterChangeOperations.on(changes),
                ConfigurationOperations.on(configurations, clusters::anyWith, pages),
                VersionOperations.on(versions, clusters::kafkaVersion, pages),
                ScramOperations.on(
                    new ScramSecrets(clusters, secrets(companions), options.quotas()), pages),
                ClusterPolicyOperations.on(policies),
                NetworkOperations.on(clusters, pages, transitions, threads, policies::admits),
                TagOperations.on(
                    TaggedResources.of(clusters::taggable, configurations::taggable))));
    Operations connect = Operations.of(List.of(ConnectOperations.on(transitions, pages)));
    ServiceApi service =
        new ServiceApi(
            List.of(RestService.kafka(kafka), RestService.kafkaConnect(connect)),
            List.of(),
            signatures,
            faults,
            events);
    RunningEngine engine =
        new RunningEngine(
            options.port(),
            new Steering.Parts(clusters, identities, denials, events, clock, faults, companions),
            service,
            dataPlane,
            threads,
            home);
    home.writeCa(authority.join().caPem());
    return engine;
  }

  private static ResourceFacts facts(Clusters clusters, ClusterPolicies policies) {
    return new ResourceFacts() {
      @Override
      public Map<String, String> tags(String arn) {
        return clusters.tags(arn);
      }

      @Override
      public @Nullable PolicyDocument policy(String arn) {
        return policies.document(arn);
      }
    };
  }

  private static Identities identities(@Nullable Path file) {
    Identities identities = Identities.create();
    if (file != null) {
      try {
        IdentityJson.addTo(identities, new ObjectMapper().readTree(file.toFile()));
      } catch (JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        throw new IllegalArgumentException(
            "identities: %s: not JSON at line %d, column %d (expected: a JSON array)"
                .formatted(
                    file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
            e);
      } catch (IOException | IllegalArgumentException e) {
        String what = e.getMessage() == null ? e.toString() : e.getMessage().split("\n", 2)[0];
        throw new IllegalArgumentException("identities: " + file + ": " + what, e);
      }
    }
    return identities;
  }

  private static SecretLookup secrets(Companions companions) {
    return (owner, arn) ->
        companions.secrets().lookUp(owner, arn).map(secret -> new SecretFacts(secret.kmsKeyId()));
  }

  private static MonitoredCluster monitored(ClusterSnapshot cluster) {
    String level = cluster.provisioned().enhancedMonitoringAsString();
    // a serverless cluster says nothing of the software of its brokers
    BrokerSoftwareInfo software = cluster.provisioned().currentBrokerSoftwareInfo();
    String version = software == null ? null : software.kafkaVersion();
    return new MonitoredCluster(
        cluster.name(),
        level == null ? "DEFAULT" : level,
        cluster.nodes().stream().map(ClusterNode::id).toList(),
        cluster.state() != ClusterState.CREATING,
        version != null && !version.contains("kraft"));
  }

  private static void writeLogTo(Path file) {
    try {
      QuietLoggers.writeTo(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("log: " + file + " (expected: a file to write to)", e);
    }
  }
}
