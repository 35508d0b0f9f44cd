package io.msksdk.local.server;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.local.api.Operations;
import io.msksdk.local.api.Pages;
import io.msksdk.local.broker.KafkaDataPlane;
import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.clock.HeldClock;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.ClusterLifecycle;
import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.DataPlane;
import io.msksdk.local.cluster.NoDataPlane;
import io.msksdk.local.cluster.operation.ClusterOperations;
import io.msksdk.local.companion.Companions;
import io.msksdk.local.companion.call.CompanionFront;
import io.msksdk.local.companion.cloudwatch.MonitoredCluster;
import io.msksdk.local.control.CallerCheck;
import io.msksdk.local.control.ServiceApi;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.iam.Denials;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.IdentityJson;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.log.QuietLoggers;
import io.msksdk.local.steering.Steering;
import io.msksdk.local.thread.Daemons;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
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
    Clusters clusters = new Clusters(new ClusterLifecycle(clock, dataPlane, events, threads));
    identities.permissions().consult(clusters::tags);
    Pages pages = new Pages();
    Operations kafka = Operations.of(List.of(ClusterOperations.on(clusters, pages)));
    ServiceApi service = new ServiceApi(signatures, kafka, faults, events);
    Companions companions =
        new Companions(
            identities,
            time,
            clock,
            new CompanionFront.Desk(new CallerCheck(signatures), faults, events),
            owner -> clusters.list(owner).stream().map(EngineStart::monitored).toList());
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

  private static MonitoredCluster monitored(ClusterSnapshot cluster) {
    String level = cluster.provisioned().enhancedMonitoringAsString();
    String version = cluster.provisioned().currentBrokerSoftwareInfo().kafkaVersion();
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
