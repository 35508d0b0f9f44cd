package io.msksdk.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The threads by name and the listening ports of this process. */
record Left(List<String> threads, Set<String> ports) {
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

  /** How many threads belong to brokers and controllers. */
  long nodes() {
    return threads.stream()
        .filter(
            name ->
                name.contains("ReplicaFetcherThread")
                    || name.contains("broker-")
                    || name.contains("controller-")
                    || name.contains("data-plane"))
        .count();
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
