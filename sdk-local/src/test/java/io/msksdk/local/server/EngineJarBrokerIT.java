package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** The self-contained jar in a JVM of its own. */
class EngineJarBrokerIT {
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void jar_alone_servesAClusterAndEndsOnSigterm() throws Exception {
    Process process = start("--port", "0");
    BufferedReader out = reader(process);
    TestEngine engine = TestEngine.of(out.readLine());
    try (KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("alone", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      assertThat(
              kafka
                  .getBootstrapBrokers(r -> r.clusterArn(arn))
                  .bootstrapBrokerStringSaslIam()
                  .split(","))
          .hasSize(1);
    }

    // the process itself would close its streams, and with them the output that is looked at below
    assertThat(process.toHandle().destroy()).isTrue();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(out.readLine()).isNull();
    assertThat(engine.caFile().getParent()).doesNotExist();
  }

  @Test
  void sigterm_beforeAnyCluster_endsWithoutATrace() throws Exception {
    Process process = start();
    TestEngine engine = TestEngine.of(reader(process).readLine());

    assertThat(process.toHandle().destroy()).isTrue();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .singleElement()
        .isEqualTo("msk-local: ready at " + engine.endpoint());
  }

  @Test
  void engine_thatWasKilled_isTidiedUpByTheNext() throws Exception {
    Process killed = start("--data-plane", "none");
    Path left = TestEngine.of(reader(killed).readLine()).caFile().getParent();
    assertThat(killed.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(left).exists();
    Process other = start("--data-plane", "none");
    Path alive = TestEngine.of(reader(other).readLine()).caFile().getParent();

    Process next = start("--data-plane", "none");
    String unused = reader(next).readLine();

    assertThat(left).doesNotExist();
    assertThat(alive).exists();
  }

  @Test
  void shutdown_overHttp_endsTheProcess() throws Exception {
    Process process = start("--data-plane", "none");
    TestEngine engine = TestEngine.of(reader(process).readLine());

    engine.close();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void port_taken_isOneClearLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused("port: " + taken.getLocalPort(), "--port", "" + taken.getLocalPort());
    }
  }

  @Test
  void identities_thatCannotBeRead_areOneClearLine(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("identities.json");
    assertRefused("identities: " + file, "--identities", file.toString());
    Files.writeString(file, "[{\"accessKeyId\":\"a\"}]");
    assertRefused("identities[0].arn: missing", "--identities", file.toString());
    Files.writeString(file, "[");
    assertRefused("identities: " + file + ": not JSON at line 1", "--identities", file.toString());
  }

  @Test
  void option_unknown_isOneClearLine() throws Exception {
    assertRefused("option: --prot", "--prot", "1");
  }

  @Test
  void help_saysWhatThereIs() throws Exception {
    Process process = start("--help");

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("--port", "--time", "--data-plane", "--identities");
  }

  private void assertRefused(String message, String... arguments) throws Exception {
    Process process = start(arguments);

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("msk-local: ")
        .contains(message);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("msk.local.jar"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
