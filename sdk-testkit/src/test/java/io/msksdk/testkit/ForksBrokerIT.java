package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs of their own that run in one directory, as Surefire's forks do. */
class ForksBrokerIT {

  @Test
  void forksAtTheSameTime_shareOneLocalMskAndOneCluster(@TempDir Path directory) throws Exception {
    List<Process> forks = List.of(fork(directory), fork(directory));
    List<String> first = lines(forks.get(0));
    List<String> second = lines(forks.get(1));

    assertThat(first).hasSize(3);
    assertThat(second.subList(0, 2)).isEqualTo(first.subList(0, 2));
    assertThat(second.get(2)).isNotEqualTo(first.get(2)).startsWith("of-a-fork-");
    assertThat(forks).allSatisfy(fork -> assertThat(fork.waitFor()).isZero());
  }

  private static Process fork(Path directory) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Fork.class.getName());
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> lines(Process process) throws Exception {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    }
    return lines;
  }

  /** What a fork does: it says where its local MSK and its cluster are, and uses them. */
  static final class Fork {
    private Fork() {}

    public static void main(String[] args) {
      LocalMsk local = SharedMsk.get(Sharing.FORKS);
      LocalCluster cluster = SharedMsk.cluster(local, 1);
      LocalTopics topics = new LocalTopics(cluster);
      LocalTopic topic = topics.create("of-a-fork", 1);
      topic.writeValues("x");
      List<LocalRecord> read = topic.read(1);
      topics.delete();
      Map<String, Object> client = cluster.clientProperties();
      System.out.println(local.endpoint());
      System.out.println(cluster.arn() + " " + client.get("bootstrap.servers"));
      System.out.println(topic.name() + " " + read.size());
    }
  }
}
