package io.msksdk.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What runs in the process that several JVMs share: the engine's command line, until no JVM holds
 * the file of its users any more. The operating system gives a lock back however a JVM ends. Like
 * {@link ChildMain} it needs nothing but the JDK.
 */
final class ForkMain {
  // between two forks that follow each other there is no user for a moment
  private static final int SECONDS_WITHOUT_USER = 8;

  private final Path users;
  private final Path ready;
  private int without;

  private ForkMain(Path users, Path ready) {
    this.users = users;
    this.ready = ready;
  }

  /**
   * Runs the engine.
   *
   * @param args the engine's jar, the file its users lock, the file that says where it is, then the
   *     engine's own arguments
   */
  public static void main(String[] args) throws Exception {
    ForkMain watch = new ForkMain(Path.of(args[1]), Path.of(args[2]));
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "msk-users-1");
              thread.setDaemon(true);
              return thread;
            });
    var unused = timer.scheduleWithFixedDelay(watch::look, 1, 1, TimeUnit.SECONDS);
    ChildMain.run(Path.of(args[0]), Arrays.copyOfRange(args, 3, args.length));
  }

  private void look() {
    try (FileChannel channel = FileChannel.open(users, StandardOpenOption.WRITE)) {
      FileLock alone = channel.tryLock();
      without = alone == null ? 0 : without + 1;
      if (alone != null && without >= SECONDS_WITHOUT_USER) {
        // still locked: who comes now waits until this process is gone, and starts another
        Files.deleteIfExists(ready);
        System.exit(0);
      }
    } catch (IOException e) {
      System.err.println("users: " + e.getMessage());
      System.exit(1);
    }
  }
}
