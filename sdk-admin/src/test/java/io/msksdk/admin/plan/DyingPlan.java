package io.msksdk.admin.plan;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.cluster.SecuritySettings;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A process that runs a plan of six steps and dies at one moment of one of them: before the call
 * (BEGINNING is saved), after the call before the save, or after the save.
 */
final class DyingPlan {
  /** What the process ends with when it died where it should. */
  static final int DIED = 66;

  private DyingPlan() {}

  /** Arguments: endpoint, Region, access key, secret, cluster, record, step, moment. */
  public static void main(String[] args) {
    try (Msk msk =
        Msk.builder()
            .endpoint(URI.create(args[0]))
            .region(Region.of(args[1]))
            .credentials(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(args[2], args[3])))
            .build()) {
      RunStore store =
          new Dying(RunStore.file(Path.of(args[5])), Integer.parseInt(args[6]), args[7]);
      msk.plans()
          .change(MskClusterArn.parse(args[4]), DyingPlan::six)
          .waiting(
              WaitPolicy.atMost(Duration.ofSeconds(60))
                  .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50)))
          .run(RunOptions.recordIn(store).allowing(Effect.values()));
    }
  }

  static void six(ClusterSpec.Builder spec) {
    spec.brokers(6, BrokerSize.standard("m5.xlarge"))
        .storageGib(200)
        .kafkaVersion("3.7.x")
        .monitoring(MonitoringSettings.defaults().level(MonitoringLevel.PER_BROKER))
        .security(SecuritySettings.access(ClusterAccess.IAM, ClusterAccess.SCRAM));
  }

  private record Dying(RunStore real, int step, String moment) implements RunStore {

    @Override
    public Optional<RunRecord> load() {
      return real.load();
    }

    @Override
    public void save(RunRecord record) {
      StepState state = record.steps().get(step).state();
      if (moment.equals("before-save") && state == StepState.RUNNING) {
        Runtime.getRuntime().halt(DIED);
      }
      real.save(record);
      if ((moment.equals("before-call") && state == StepState.BEGINNING)
          || (moment.equals("after-save") && state == StepState.RUNNING)) {
        Runtime.getRuntime().halt(DIED);
      }
    }
  }
}
