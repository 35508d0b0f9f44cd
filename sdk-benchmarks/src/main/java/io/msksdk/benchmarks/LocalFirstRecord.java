package io.msksdk.benchmarks;

import io.msksdk.core.time.Time;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalTopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a cold JVM takes to the first record that was written through IAM and read back. */
final class LocalFirstRecord {
  private static final Rounds ROUNDS = new Rounds(1, 5);
  private static final Pattern ENDPOINT = Pattern.compile("\"endpoint\":\"([^\"]+)\"");

  private LocalFirstRecord() {}

  /**
   * Engine, brokers and clients in one cold JVM, as a first test has them; against Kafka's own test
   * kit and clients in a cold JVM, plaintext.
   */
  static Comparison.Figures inOneJvm() throws Exception {
    return ROUNDS.inTurn(
        () -> ColdProcess.millis(List.of(), FirstRecord.class),
        () -> ColdProcess.millis(List.of(), FirstPlainRecord.class));
  }

  /**
   * The same with a compiler that does not optimise and an archive of the classes on the class
   * path, against without.
   */
  static Comparison.Figures tuned() throws Exception {
    Path directory = Files.createTempDirectory("first-record-");
    Path archive = directory.resolve("tests.jsa");
    try {
      // warnings about classes that cannot be archived would go to standard output
      double unused =
          ColdProcess.millis(
              List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive), FirstRecord.class);
      List<String> options =
          List.of("-Xlog:disable", "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=" + archive);
      return ROUNDS.inTurn(
          () -> ColdProcess.millis(options, FirstRecord.class),
          () -> ColdProcess.millis(List.of(), FirstRecord.class));
    } finally {
      Files.deleteIfExists(archive);
      Files.delete(directory);
    }
  }

  /**
   * The engine as a process, with an archive of its classes against without; the clients, in this
   * JVM, are warm.
   */
  static Comparison.Figures withArchive() throws Exception {
    Path directory = Files.createTempDirectory("first-record-");
    Path archive = directory.resolve("msk-local.jsa");
    try {
      double unused = millis(List.of("-XX:ArchiveClassesAtExit=" + archive));
      return ROUNDS.inTurn(
          () -> millis(List.of("-XX:SharedArchiveFile=" + archive)), () -> millis(List.of()));
    } finally {
      Files.deleteIfExists(archive);
      Files.delete(directory);
    }
  }

  private static double millis(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ColdProcess.java());
    command.addAll(options);
    command.addAll(List.of("-jar", jar()));
    long start = Time.system().nanos();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (LocalMsk local = LocalMsk.attach(endpoint(process));
        LocalCluster cluster = local.cluster("first").create()) {
      LocalTopic topic = cluster.createTopic("first", 1);
      topic.write("key", "value");
      if (topic.read(1).size() != 1) {
        throw new IllegalStateException("no record");
      }
      return Rounds.millisSince(start);
    } finally {
      process.destroy();
      int unused = process.waitFor();
    }
  }

  private static URI endpoint(Process process) throws IOException {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      Matcher endpoint = ENDPOINT.matcher(out.readLine());
      if (!endpoint.find()) {
        throw new IllegalStateException("engine: no endpoint in its ready line");
      }
      return URI.create(endpoint.group(1));
    }
  }

  /** The engine as it is built, from the directory of the project or of this module. */
  private static String jar() {
    for (String directory : List.of("sdk-local", "../sdk-local")) {
      Path jar = Path.of(directory, "target", "msk-local.jar");
      if (Files.exists(jar)) {
        return jar.toString();
      }
    }
    throw new IllegalStateException("msk-local.jar: not in sdk-local/target. Build it first.");
  }
}
