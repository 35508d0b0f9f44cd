package io.msksdk.testkit;

import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a process that all JVMs share that run in the same directory. Whoever comes first
 * starts it. Each holds a lock as long as it lives, and the process ends when nobody does.
 */
final class ForksEngine implements Engine {
  private static final WaitPolicy STARTING =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  private final Ready ready;

  /** Held until this JVM ends: closing the channel would give the lock back. */
  private final FileChannel user;

  private ForksEngine(Ready ready, FileChannel user) {
    this.ready = ready;
    this.user = user;
  }

  static ForksEngine join(EngineJar jar, List<String> arguments) {
    Path engine = jar.file();
    try {
      Path directory = directory(engine);
      try (FileChannel gate = open(directory.resolve("start.lock"));
          FileLock alone = gate.lock()) {
        FileChannel user = open(directory.resolve("users.lock"));
        var unused = user.lock(0, Long.MAX_VALUE, true);
        assert alone.isValid();
        Path ready = directory.resolve("ready.json");
        if (!answers(ready)) {
          start(engine, directory, ready, arguments);
        }
        return new ForksEngine(read(ready), user);
      }
    } catch (IOException e) {
      throw LocalMskException.start(
          "forks: "
              + engine.getParent()
              + ": "
              + e.getMessage()
              + " (expected: a directory to use).",
          "",
          e);
    }
  }

  @Override
  public Ready ready() {
    return ready;
  }

  @Override
  public void close() {
    // the process ends by itself when no JVM uses it
    assert user.isOpen();
  }

  /** One for each directory that JVMs run in and each engine. */
  private static Path directory(Path engine) throws IOException {
    String place = Path.of("").toAbsolutePath() + "|" + engine.getFileName();
    String name = UUID.nameUUIDFromBytes(EngineHttp.bytes(place)).toString();
    return Files.createDirectories(engine.resolveSibling("forks").resolve(name));
  }

  private static void start(Path engine, Path directory, Path ready, List<String> arguments)
      throws IOException {
    Files.deleteIfExists(ready);
    Process process =
        ChildEngine.process(
                ForkMain.class,
                List.of(
                    engine.toString(),
                    directory.resolve("users.lock").toString(),
                    ready.toString()),
                arguments)
            .redirectOutput(ready.toFile())
            .redirectError(directory.resolve("errors.log").toFile())
            .start();
    Watch<Boolean, Boolean> watch =
        Watch.<Boolean, Boolean>of(
                "start local MSK",
                directory.toString(),
                STARTING,
                () -> !process.isAlive() || answers(ready))
            .succeedWhen(done -> done, done -> done)
            .build();
    try (Waits waits = Waits.on(Time.system())) {
      var unused = waits.handle(watch).await(STARTING);
    } catch (WaitTimeoutException e) {
      process.destroyForcibly();
      throw failed(directory, e);
    }
    if (!process.isAlive()) {
      throw failed(directory, null);
    }
  }

  private static LocalMskException failed(Path directory, @Nullable Throwable cause) {
    return LocalMskException.start(
        "engine process: did not start (expected: ready).",
        "See " + directory.resolve("errors.log") + ".",
        cause);
  }

  private static boolean answers(Path ready) {
    try {
      if (!Files.exists(ready) || !Files.readString(ready).contains("\n")) {
        return false;
      }
      var unused = AttachedEngine.at(read(ready).endpoint());
      return true;
    } catch (IOException | LocalMskException e) {
      return false; // what is written there is of a process that was ended by force
    }
  }

  private static Ready read(Path ready) throws IOException {
    return Ready.parse(Files.readString(ready).strip());
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
