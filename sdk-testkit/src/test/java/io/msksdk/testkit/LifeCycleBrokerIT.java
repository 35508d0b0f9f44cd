package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LifeCycleBrokerIT {

  @Test
  void twentyStartsAndStops_leaveNoThreadPortOrFile() throws Exception {
    cycle(0);
    Set<Thread> threads = threads();
    List<String> files = temporaryFiles();
    Set<String> ports = listeningPorts();

    for (int i = 1; i <= 20; i++) {
      cycle(i);
    }

    assertThat(left(threads)).isEmpty();
    assertThat(temporaryFiles()).isEqualTo(files);
    assertThat(listeningPorts()).isSubsetOf(ports);
  }

  private static void cycle(int number) {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster cluster = local.cluster("cycle-" + number).create()) {
      assertThat(cluster.state()).isEqualTo("ACTIVE");
    }
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  /** The JDK's HTTP client keeps a pool whose size is its own affair. */
  private static List<String> left(Set<Thread> before) throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (Thread thread : threads()) {
      if (!before.contains(thread) && !thread.getName().startsWith("HttpClient-")) {
        // one that is on its way out is not a leak
        thread.join(5_000);
        if (thread.isAlive()) {
          left.add(thread.getName());
        }
      }
    }
    return left;
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
