package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalMskBuilderTest {

  @Test
  void arguments_defaults_areTheEnginesOwn() {
    assertThat(LocalMsk.builder().arguments()).isEmpty();
  }

  @Test
  void arguments_everythingSet_isTheEnginesCommandLine() {
    LocalMsk.Builder builder =
        LocalMsk.builder()
            .port(4599)
            .time(EngineTime.scaled(60))
            .dataPlane(DataPlane.NONE)
            .authorisation(Authorisation.STRICT)
            .identities(Path.of("/tmp/identities.json"))
            .quota("iamConnectionsPerBroker", 20)
            .quota("configurationsPerAccount", 3);

    assertThat(String.join(" ", builder.arguments()))
        .isEqualTo(
            "--port 4599 --time scaled:60 --data-plane none --authorisation strict"
                + " --identities /tmp/identities.json --quota iamConnectionsPerBroker=20"
                + " --quota configurationsPerAccount=3");
  }

  @Test
  void port_outsideTheRange_isRefused() {
    assertThatThrownBy(() -> LocalMsk.builder().port(65536))
        .isInstanceOf(LocalMskException.class)
        .hasMessage("port: 65536 (expected: from 0 to 65535).");
  }

  @Test
  void scaledTime_notPositive_isRefused() {
    assertThatThrownBy(() -> EngineTime.scaled(0))
        .isInstanceOf(LocalMskException.class)
        .hasMessageContaining("factor: 0.0");
  }

  @Test
  void attach_nothingListens_namesTheEndpointAndTheRemedy() throws IOException {
    URI endpoint;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      endpoint = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    assertThatThrownBy(() -> LocalMsk.attach(endpoint))
        .isInstanceOfSatisfying(
            LocalMskException.class, e -> assertThat(e.code()).isEqualTo("local.unreachable"))
        .hasMessageContaining(endpoint.toString());
  }

  @Test
  void fault_allParts_areTheMembersOfTheControlInterface() {
    Fault fault = Fault.error(503).on("ListNodes").times(3).rate(0.5, 7);

    assertThat(fault.members())
        .containsEntry("kind", "error")
        .containsEntry("status", 503)
        .containsEntry("operation", "ListNodes")
        .containsEntry("times", 3)
        .containsEntry("rate", 0.5)
        .containsEntry("seed", 7L);
    assertThat(Fault.latency(Duration.ofMillis(250)).members()).containsEntry("delay", "PT0.25S");
  }

  @Test
  void fault_impossibleValues_areRefused() {
    assertThatThrownBy(() -> Fault.error(200)).hasMessageContaining("status: 200");
    assertThatThrownBy(() -> Fault.throttle().times(0)).hasMessageContaining("times: 0");
    assertThatThrownBy(() -> Fault.throttle().rate(1.5, 1)).hasMessageContaining("share: 1.5");
  }

  @Test
  void identity_asText_hidesTheSecret() {
    LocalIdentity app = LocalIdentity.user("arn:aws:iam::111122223333:user/app", "AKIA", "hush");

    assertThat(app.toString()).contains("AKIA").doesNotContain("hush");
    assertThat(app.withSecret("other").secretKey()).isEqualTo("other");
  }
}
