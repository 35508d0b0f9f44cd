package io.msksdk.local.interop;

import io.msksdk.local.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged engine in a process of its own. */
final class EngineProcess implements AutoCloseable {
  private final Process process;
  private final TestEngine engine;

  private EngineProcess(Process process, TestEngine engine) {
    this.process = process;
    this.engine = engine;
  }

  static EngineProcess start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("msk.local.jar"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String ready =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    return new EngineProcess(process, TestEngine.of(ready));
  }

  TestEngine engine() {
    return engine;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
