package io.msksdk.local.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The tools of other languages on this machine, and a directory to run their scripts in. */
final class Tools {
  private static final Path SCRIPTS = Path.of("src", "test", "interop");
  private static final Path DIRECTORY = Path.of("target", "interop").toAbsolutePath();

  private static boolean copied;

  private Tools() {}

  /** Ends the test as not run, or with -Pinterop as failed, when a tool is missing. */
  static void need(String... tools) throws Exception {
    for (String tool : tools) {
      if (!answers(tool)) {
        leaveOut(
            tool
                + ": does not run on this machine (expected: Debian's packages nodejs, npm and"
                + " awscli, or their like). .ci/run installs them.");
      }
    }
  }

  /** Installs the pinned packages of Node.js, once for each version of the lock file. */
  static void install() throws Exception {
    copyScripts();
    Path lock = DIRECTORY.resolve("package-lock.json");
    Path installed = DIRECTORY.resolve("installed.json");
    if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
      return;
    }
    // the build gives its tests an empty home; a user's npm finds its registry and cache at home
    Map<String, String> home = Map.of("HOME", System.getProperty("user.home"));
    Run npm = run(home, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
    if (npm.exit() != 0) {
      leaveOut("npm: could not install the pinned packages: " + npm.output());
    }
    Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Copies the scripts to where Node.js will find the packages beside them; one may run already.
   */
  static synchronized void copyScripts() throws IOException {
    if (copied) {
      return;
    }
    copied = true;
    Files.createDirectories(DIRECTORY);
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.toList()) {
        Files.write(DIRECTORY.resolve(script.getFileName()), Files.readAllBytes(script));
      }
    }
  }

  /** Runs a script, which has to end well and with the line. */
  static void passes(String lastLine, Map<String, String> environment, String... command)
      throws Exception {
    Run run = run(environment, command);
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output().lines()).last().isEqualTo(lastLine);
  }

  private static boolean answers(String tool) throws Exception {
    try {
      return run(Map.of(), tool, "--version").exit() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private static void leaveOut(String reason) {
    if (Boolean.getBoolean("msk.interop.required")) {
      throw new AssertionError(reason);
    }
    Assumptions.abort(reason);
  }

  private static Run run(Map<String, String> environment, String... command) throws Exception {
    Files.createDirectories(DIRECTORY);
    Path output = Files.createTempFile(DIRECTORY, "output-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(DIRECTORY.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      return new Run(process.waitFor(), Files.readString(output));
    } finally {
      process.destroy();
      Files.delete(output);
    }
  }

  /** How a program ended, and what it said. */
  private record Run(int exit, String output) {}
}
