package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IsolationBrokerIT {

  @Test
  void childProcess_itsCluster_isReadFromHere_andByWhoAttaches() throws Exception {
    long pid;
    try (LocalMsk local = LocalMsk.builder().in(Isolation.CHILD_PROCESS).start();
        LocalCluster cluster = local.cluster("in-a-child").create()) {
      pid = ((ChildEngine) local.engine()).pid();
      Map<String, Object> admin = cluster.clientProperties();

      Records.createTopic(admin, "t", 1);
      Records.write(admin, "t", "across processes");

      assertThat(Records.read(admin, "t", 1)).containsExactly("across processes");
      attachTo(local, cluster);
      assertThat(local.events()).isNotEmpty();
    }
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** Who attaches uses the local MSK and leaves it running. */
  private static void attachTo(LocalMsk local, LocalCluster cluster) throws Exception {
    try (LocalMsk attached = LocalMsk.attach(local.endpoint())) {
      assertThat(attached.account()).isEqualTo(local.account());
      assertThat(attached.region()).isEqualTo(local.region());
      assertThat(attached.caPem()).isEqualTo(local.caPem());
      LocalCluster same = attached.existingCluster(cluster.arn());
      assertThat(same.bootstrapBrokers()).isEqualTo(cluster.bootstrapBrokers());
      assertThat(Records.read(same.clientProperties(), "t", 1)).containsExactly("across processes");
    }
  }

  @Test
  void childProcess_parentKilled_endsToo() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartsAChild.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = parent.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();

      parent.destroyForcibly();

      assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void port_inUse_isNamed(Isolation isolation) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalMsk.Builder builder = LocalMsk.builder().in(isolation).port(taken.getLocalPort());

      assertThatThrownBy(builder::start)
          .isInstanceOfSatisfying(
              LocalMskException.class, e -> assertThat(e.code()).isEqualTo("local.start"))
          .hasMessageContaining(Integer.toString(taken.getLocalPort()))
          .hasMessageContaining("port");
    }
  }

  @Test
  void whatIsUnknownOrNoPolicy_isNamed() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      String arn = "arn:aws:kafka:us-east-1:111122223333:cluster/none/1-2";

      assertThatThrownBy(() -> local.existingCluster(arn))
          .isInstanceOf(LocalMskException.class)
          .hasMessageContaining("NotFoundException")
          .hasMessageContaining(arn);
      assertThatThrownBy(() -> local.identity("app", "allow all"))
          .isInstanceOf(LocalMskException.class)
          .hasMessage("policy: allow all (expected: an IAM policy document as JSON).");
      assertThatThrownBy(() -> local.identity("app", "{\"Statement\": 5}"))
          .isInstanceOfSatisfying(
              LocalMskException.class, e -> assertThat(e.code()).isEqualTo("local.refused"))
          .hasMessageContaining("policies[0]");
    }
  }

  @Test
  void closed_usedAfterwards_namesTheEndpoint() {
    LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    local.close();
    local.close();

    assertThatThrownBy(local::events)
        .isInstanceOfSatisfying(
            LocalMskException.class, e -> assertThat(e.code()).isEqualTo("local.unreachable"))
        .hasMessageContaining(local.endpoint().toString());
  }

  /** A program that starts a child engine, tells its process id and is then killed. */
  static final class StartsAChild {
    private StartsAChild() {}

    public static void main(String[] args) throws Exception {
      LocalMsk local =
          LocalMsk.builder().in(Isolation.CHILD_PROCESS).dataPlane(DataPlane.NONE).start();
      System.out.println(((ChildEngine) local.engine()).pid());
      System.in.read();
    }
  }
}
