package io.msksdk.admin.scram;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A call takes ten secrets: at the bound and one step beyond. */
class ScramBatchesContractTest {

  @Test
  void secrets_goInBatches_andEachIsInTheResult() {
    List<String> calls = new CopyOnWriteArrayList<>();
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk msk = Locally.msk(local).listener(event -> calls.add(event.operation())).build()) {
      ClusterSpec spec =
          ClusterSpec.provisioned("users", "3.6.0")
              .subnets("subnet-a", "subnet-b", "subnet-c")
              .access(ClusterAccess.SCRAM)
              .build();
      MskClusterArn cluster =
          msk.clusters().create(spec).await(WaitPolicy.atMost(Duration.ofMinutes(2))).arn();
      int most = (int) Limits.published().value("scramSecretsPerCall");
      calls.clear();

      assertThat(msk.scram().associate(cluster, secrets(most)).left()).hasSize(most);
      assertThat(calls).hasSize(1);

      assertThat(msk.scram().associate(cluster, secrets(most + 1)).left()).hasSize(most + 1);
      assertThat(calls).hasSize(3);
    }
  }

  private static List<String> secrets(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_" + i + "-x")
        .toList();
  }
}
