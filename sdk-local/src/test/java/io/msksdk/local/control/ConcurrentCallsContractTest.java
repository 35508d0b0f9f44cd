package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Of calls at the same time that exclude each other, one is accepted. */
class ConcurrentCallsContractTest {
  private static final int CALLERS = 4;
  private static final int CLUSTERS = 25;

  @Test
  void deletions_ofOneCluster_atTheSameTime_areAcceptedOnce() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");
        KafkaClient kafka = engine.kafka()) {
      List<String> arns =
          IntStream.range(0, CLUSTERS)
              .mapToObj(i -> kafka.createClusterV2(TestClusters.iam("c-" + i, 1)).clusterArn())
              .toList();
      engine.post("/_local/clock", "{\"advance\":\"PT1H\"}");
      SignedCalls calls = new SignedCalls(engine);

      for (String arn : arns) {
        String path = "/v1/clusters/" + TestEngine.encoded(arn);
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Future<Integer>> statuses =
            IntStream.range(0, CALLERS)
                .mapToObj(
                    i ->
                        callers.submit(
                            () -> {
                              int unused = together.await();
                              return calls.send("DELETE", path, "").statusCode();
                            }))
                .toList();
        int accepted = 0;
        for (Future<Integer> status : statuses) {
          accepted += status.get() == 200 ? 1 : 0;
        }
        assertThat(accepted).isOne();
      }

      engine.post("/_local/clock", "{\"advance\":\"PT1H\"}");
      assertThat(engine.get("/_local/invariants").path("violations")).isEmpty();
    } finally {
      callers.shutdown();
    }
  }
}
