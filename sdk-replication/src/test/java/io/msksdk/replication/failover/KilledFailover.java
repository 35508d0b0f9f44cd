package io.msksdk.replication.failover;

import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepState;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.replicator.TopicNames;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A process that runs an ordered planned failover and dies in the middle of it, with no chance to
 * tidy up.
 */
public final class KilledFailover {
  static final int KILLED = 137;

  private KilledFailover() {}

  /** The application whose clients another process has. */
  private static final class NoClients implements FailoverApplication {
    @Override
    public void stopProducers(FailoverSite site) {}

    @Override
    public void startProducers(FailoverSite site) {}

    @Override
    public void stopConsumers(FailoverSite site) {}

    @Override
    public void startConsumers(FailoverSite site, Subscription subscription) {}

    @Override
    public void moveEndpoint(FailoverSite site) {}

    @Override
    public boolean recovered(FailoverSite site) {
      return true;
    }
  }

  /** Dies with the save of a step that has ended. */
  private record DeadlyStore(RunStore file, String step) implements RunStore {
    @Override
    public Optional<RunRecord> load() {
      return file.load();
    }

    @Override
    public void save(RunRecord record) {
      file.save(record);
      if (record.steps().stream()
          .anyMatch(s -> s.id().equals(step) && s.state() == StepState.DONE)) {
        Runtime.getRuntime().halt(KILLED);
      }
    }
  }

  /** Starts such a process and returns how it ended. */
  static int run(Path directory, Map<String, String> settings) throws Exception {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = directory.resolve("killed.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            KilledFailover.class.getName(),
            file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  public static void main(String[] args) throws IOException {
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
      settings.load(in);
    }
    try (Msk msk =
        Msk.builder()
            .region(Region.of(settings.getProperty("region")))
            .endpoint(URI.create(settings.getProperty("endpoint")))
            .credentials(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        settings.getProperty("accessKey"), settings.getProperty("secretKey"))))
            .build()) {
      FailoverPair pair =
          FailoverPair.builder(site(msk, settings, "orders"), site(msk, settings, "standby"))
              .naming(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS)
              .topics(settings.getProperty("topics"))
              .groups(settings.getProperty("groups"))
              .build();
      RunStore store =
          new DeadlyStore(
              RunStore.file(Path.of(settings.getProperty("record"))), settings.getProperty("step"));
      var unused =
          Failover.planned(pair)
              .ordered()
              .application(new NoClients())
              .gates(GateSettings.rehearsal())
              .plan()
              .run(FailoverTest.all(store));
    }
  }

  private static FailoverSite site(Msk msk, Properties settings, String name) {
    Map<String, Object> client = new HashMap<>();
    String prefix = name + ".client.";
    settings.stringPropertyNames().stream()
        .filter(property -> property.startsWith(prefix))
        .forEach(p -> client.put(p.substring(prefix.length()), settings.getProperty(p)));
    return FailoverSite.builder(
            MskClusterArn.parse(settings.getProperty(name + ".arn")),
            client,
            ReplicatorControl.of(
                MskReplication.on(msk).replicators(),
                order -> {
                  throw new IllegalStateException("created too early: " + List.of(order));
                }))
        .build();
  }
}
