package io.msksdk.changefeed.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.privatelink.verify.ConnectivityProbe;
import io.msksdk.changefeed.privatelink.verify.ProbeReport;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMskTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The balancer in front of the brokers of the local MSK. */
@LocalMskTest(brokers = 2)
class FakeLoadBalancerBrokerIT {
  @Test
  void client_findsTheClusterThroughIt_pastADeadTarget(LocalCluster cluster) throws Exception {
    List<String> brokers = List.of(cluster.bootstrapBrokers().split(","));
    String host = brokers.get(0).substring(0, brokers.get(0).lastIndexOf(':'));
    List<String> targets = new ArrayList<>(List.of(host + ":" + closedPort()));
    targets.addAll(brokers);

    try (FakeLoadBalancer balancer = FakeLoadBalancer.on(host)) {
      Map<String, Object> client = new HashMap<>(cluster.clientProperties());
      client.put("bootstrap.servers", host + ":" + balancer.listen(0, targets));

      ProbeReport report = ConnectivityProbe.of(client).run();

      assertThat(report.passed()).isTrue();
      assertThat(report.brokers()).containsExactlyInAnyOrder(1, 2);
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
