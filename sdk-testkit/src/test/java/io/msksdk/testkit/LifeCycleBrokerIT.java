package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LifeCycleBrokerIT {

  @Test
  void twentyStartsAndStops_leaveNoThreadPortOrFile() throws Exception {
    cycle(0);
    Set<String> threads = threads();
    List<String> files = temporaryFiles();
    Set<String> ports = listeningPorts();

    for (int i = 1; i <= 20; i++) {
      cycle(i);
    }

    assertThat(threads()).isSubsetOf(threads);
    assertThat(temporaryFiles()).isEqualTo(files);
    assertThat(listeningPorts()).isSubsetOf(ports);
  }

  private static void cycle(int number) {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster cluster = local.cluster("cycle-" + number).create()) {
      assertThat(cluster.state()).isEqualTo("ACTIVE");
    }
  }

  /** By name without numbers; the JDK's HTTP client keeps a pool whose size is its own affair. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+", "#"))
        .filter(name -> !name.startsWith("HttpClient-"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains("msk") || name.contains("kafka"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static Set<String> listeningPorts() throws IOException {
    Set<String> own = Sockets.ofThisProcess();
    Set<String> listening = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
        String[] columns = line.strip().split("\\s+");
        if (columns[3].equals("0A") && own.contains(columns[9])) {
          listening.add(columns[1]);
        }
      }
    }
    return listening;
  }

  /** The kernel's numbers of the sockets a process has open. */
  private static final class Sockets {
    private Sockets() {}

    static Set<String> ofThisProcess() throws IOException {
      Set<String> inodes = new TreeSet<>();
      try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
        for (Path descriptor : descriptors.toList()) {
          String target = Files.isSymbolicLink(descriptor) ? target(descriptor) : "";
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        }
      }
      return inodes;
    }

    private static String target(Path descriptor) {
      try {
        return Files.readSymbolicLink(descriptor).toString();
      } catch (IOException e) {
        return "closed meanwhile: " + e.getMessage();
      }
    }
  }
}
