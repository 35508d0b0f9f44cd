package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LifeCycleBrokerIT {

  @Test
  void startsAndStops_leaveNoThreadPortOrFile() throws Exception {
    cycle(0, 1);
    Set<Thread> threads = threads();
    List<String> files = temporaryFiles();
    Set<String> ports = listeningPorts();

    for (int i = 1; i <= 3; i++) {
      cycle(i, 1);
    }

    assertThat(left(threads)).isEmpty();
    assertThat(temporaryFiles()).isEqualTo(files);
    assertThat(listeningPorts()).isSubsetOf(ports);
  }

  @Test
  @Tag("full")
  void fiftyStartsAndStopsOfThreeBrokers_leaveNothing() throws Exception {
    cycle(0, 3);
    Set<Thread> threads = threads();
    List<String> files = temporaryFiles();
    Set<String> ports = listeningPorts();
    int classes = classesLeft(0);

    for (int i = 1; i <= 50; i++) {
      cycle(i, 3);
    }

    assertThat(left(threads)).isEmpty();
    assertThat(temporaryFiles()).isEqualTo(files);
    assertThat(listeningPorts()).isSubsetOf(ports);
    // an engine that stays behind would leave its thousands of classes
    assertThat(classesLeft(classes + 500)).isLessThan(classes + 500);
  }

  @Test
  @Tag("full")
  void fiftyClustersOfOneEngine_leaveNothingInIt() throws Exception {
    try (LocalMsk local = LocalMsk.start()) {
      create(local, 0, 3);
      Set<Thread> threads = threads();
      Set<String> ports = listeningPorts();
      long heap = heapLeft();

      for (int i = 1; i <= 50; i++) {
        create(local, i, 3);
      }

      assertThat(left(threads)).isEmpty();
      assertThat(listeningPorts()).isSubsetOf(ports);
      // three brokers and a controller hold some 60 MB; one cluster that stays would be seen
      assertThat(heapLeft()).isLessThan(heap + 40_000_000);
    }
  }

  private static void cycle(int number, int brokers) {
    try (LocalMsk local = LocalMsk.start()) {
      create(local, number, brokers);
    }
  }

  private static void create(LocalMsk local, int number, int brokers) {
    try (LocalCluster cluster = local.cluster("cycle-" + number).brokers(brokers).create()) {
      assertThat(cluster.state()).isEqualTo("ACTIVE");
    }
  }

  /** How many classes stay loaded; those of a loader that is gone go after a collection or two. */
  private static int classesLeft(int enough) {
    int classes = Integer.MAX_VALUE;
    for (int i = 0; i < 10 && classes >= enough; i++) {
      System.gc();
      classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
    return classes;
  }

  private static long heapLeft() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
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
