package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** What is left when engines have come and gone: nothing. */
class EngineLeaksBrokerIT {
  private static final int ENGINES = 20;

  private final List<Path> homes = new ArrayList<>();

  @Test
  void engine_startedAndStopped20Times_leavesNothing() {
    // what the JDK and the clients keep for good exists after the first round
    runOnce();
    Left before = Left.await(left -> left.ports().isEmpty() && left.noneOfAnEngine());

    for (int i = 0; i < ENGINES; i++) {
      runOnce();
    }

    assertThat(Left.await(before::equals)).isEqualTo(before);
    assertThat(homes).hasSize(ENGINES + 1).allSatisfy(home -> assertThat(home).doesNotExist());
    assertThat(Security.getProviders())
        .extracting(Provider::getName)
        .noneMatch(name -> name.startsWith("MskLocal"));
  }

  private void runOnce() {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka()) {
      homes.add(engine.caFile().getParent());
      String arn = kafka.createClusterV2(TestClusters.iam("short", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    }
  }

  /** The threads by name and the listening ports of this process. */
  private record Left(List<String> threads, Set<String> ports) {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    /** Looks again for a while: a thread that was told to end is alive for another moment. */
    static Left await(Predicate<Left> wanted) {
      Instant limit = Instant.now().plus(Duration.ofSeconds(10));
      Left left = now();
      while (!wanted.test(left) && Instant.now().isBefore(limit)) {
        left = now();
      }
      return left;
    }

    private static Left now() {
      return new Left(liveThreads(), listeningSockets());
    }

    boolean noneOfAnEngine() {
      return threads.stream()
          .noneMatch(name -> name.startsWith("msk-") || name.startsWith("HTTP-Dispatcher"));
    }

    private static List<String> liveThreads() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(Thread::isAlive)
          .map(Thread::getName)
          // threads of the tests' own HTTP clients come and go
          .filter(
              name ->
                  !name.startsWith("HttpClient-")
                      && !name.startsWith("idle-")
                      // the JDK's own, and gone a while after the last child process
                      && !name.equals("process reaper"))
          .sorted()
          .toList();
    }

    /** The inodes of this process's sockets that listen: state 0A in the kernel's table. */
    private static Set<String> listeningSockets() {
      Set<String> listening =
          Stream.of("/proc/self/net/tcp", "/proc/self/net/tcp6")
              .map(Path::of)
              .filter(Files::exists)
              .flatMap(file -> lines(file))
              .map(line -> line.trim().split("\\s+"))
              .filter(columns -> columns.length > 9 && columns[3].equals("0A"))
              .map(columns -> columns[9])
              .collect(Collectors.toCollection(TreeSet::new));
      listening.retainAll(ownSockets());
      return listening;
    }

    private static Set<String> ownSockets() {
      try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
        return files
            .map(Left::target)
            .map(SOCKET::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .collect(Collectors.toSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String target(Path link) {
      try {
        return Files.readSymbolicLink(link).toString();
      } catch (IOException e) {
        return "closed in the meantime";
      }
    }

    private static Stream<String> lines(Path file) {
      try {
        return Files.readAllLines(file).stream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
