package io.msksdk.local.server;

import io.msksdk.local.api.Operations;
import io.msksdk.local.api.Pages;
import io.msksdk.local.broker.KafkaDataPlane;
import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.clock.BackgroundWork;
import io.msksdk.local.clock.HeldClock;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.brokers.DataPlane;
import io.msksdk.local.cluster.brokers.NoDataPlane;
import io.msksdk.local.companion.Companions;
import io.msksdk.local.companion.call.CompanionFront;
import io.msksdk.local.connect.ConnectOperations;
import io.msksdk.local.control.CallerCheck;
import io.msksdk.local.control.RestService;
import io.msksdk.local.control.ServiceApi;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.iam.Denials;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.log.QuietLoggers;
import io.msksdk.local.monitoring.BrokerValues;
import io.msksdk.local.monitoring.Exporters;
import io.msksdk.local.monitoring.LagValues;
import io.msksdk.local.monitoring.ReplicatorValues;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.steering.Steering;
import io.msksdk.local.thread.Daemons;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
    return new EngineStart(IdentityFile.read(options.identities())).run(options);
  }

  private RunningEngine run(EngineOptions options) {
    CompletableFuture<CertificateAuthority> authority =
        CompletableFuture.supplyAsync(() -> CertificateAuthority.create(time), threads);
    BackgroundWork work = BackgroundWork.on(threads);
    HeldClock clock = new HeldClock(LocalClock.of(options.time(), work));
    FaultPlan faults = new FaultPlan(events, clock);
    Signatures signatures = Signatures.by(identities, () -> time.instant().plus(faults.skew()));
    DataPlane dataPlane =
        options.brokers()
            ? KafkaDataPlane.create(
                home.directory(), authority, signatures, denials, events, options.quotas(), threads)
            : new NoDataPlane();
    Pages pages = new Pages();
    KafkaService kafka =
        new KafkaService(
            clock, events, dataPlane, options.quotas(), pages, work, identities::roleMay);
    identities.permissions().consult(kafka);
    identities.permissions().follow(clock::now);
    identities.authorisation().set(options.authorisation());
    Companions companions =
        new Companions(
            identities,
            time,
            clock,
            new CompanionFront.Desk(new CallerCheck(signatures), faults, events),
            kafka::monitored);
    companions.metrics().from(new BrokerValues(kafka.clusters()));
    companions.metrics().from(new LagValues(kafka.clusters(), clock));
    companions.metrics().from(new ReplicatorValues(kafka.replicators()));
    Operations connect =
        Operations.of(
            List.of(ConnectOperations.on(new Transitions(clock, events), pages, options.quotas())));
    ServiceApi service =
        new ServiceApi(
            List.of(
                RestService.kafka(kafka.operations(new StoredSecrets(companions.secrets()))),
                RestService.kafkaConnect(connect)),
            List.of(),
            signatures,
            faults,
            events);
    RunningEngine engine =
        new RunningEngine(
            options.port(),
            new Steering.Parts(
                kafka.clusters(),
                identities,
                denials,
                events,
                clock,
                faults,
                companions,
                authority,
                new Exporters(kafka.clusters()),
                kafka.replicators()),
            service,
            dataPlane,
            threads,
            home);
    home.writeCa(authority.join().caPem());
    return engine;
  }

  private static void writeLogTo(Path file) {
    try {
      QuietLoggers.writeTo(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("log: " + file + " (expected: a file to write to)", e);
    }
  }
}
