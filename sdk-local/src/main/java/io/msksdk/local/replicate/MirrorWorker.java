package io.msksdk.local.replicate;

import io.msksdk.core.time.Time;
import io.msksdk.local.thread.Daemons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.util.ConnectorTaskId;
import org.jspecify.annotations.Nullable;

/**
 * The Connect worker of an engine. It keeps its connectors and their offsets in memory, and is
 * called without its REST server. Thread-safe.
 */
final class MirrorWorker implements AutoCloseable {
  private static final String ID = "msk-local";
  static final String RUNNING = "RUNNING";
  static final String PAUSED = "PAUSED";

  private static final String FAILED = "FAILED";
  private static final Duration LOOK = Duration.ofMillis(3);
  private static final Duration LOOKS = Duration.ofMillis(500);
  private static final int LOOKERS = 2;
  private static final long ANSWER_SECONDS = 30;

  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(LOOKERS, Daemons.named("replicate"));
  private final StandaloneHerder herder;
  private final StartingOffsets offsets = new StartingOffsets();
  private final Time time;

  private MirrorWorker(Time time, Function<String, Flow> flows) {
    this.time = time;
    Map<String, String> properties = properties();
    AllConnectorClientConfigOverridePolicy overrides = new AllConnectorClientConfigOverridePolicy();
    Worker worker =
        new Worker(
            ID,
            org.apache.kafka.common.utils.Time.SYSTEM,
            new MirrorPlugins(properties, flows),
            new Config(properties),
            offsets,
            overrides);
    this.herder = new StandaloneHerder(worker, ID, overrides);
  }

  /**
   * Starts a worker.
   *
   * @param time what it waits on
   * @param flows finds a replicator by the name of its connector
   * @return the worker, without connectors
   */
  static MirrorWorker start(Time time, Function<String, Flow> flows) {
    MirrorWorker worker = new MirrorWorker(time, flows);
    worker.herder.start();
    worker.herder.ready();
    return worker;
  }

  /**
   * Gives a connector another configuration, or makes it, and returns when it has tasks for it.
   *
   * @param name the connector
   * @param config its configuration
   * @param ending completes when nobody wants it any more
   */
  void put(String name, Map<String, String> config, CompletableFuture<Void> ending) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    // a cluster that is gone would keep its replicator from being stopped
    var unused =
        ending.thenRun(
            () -> done.completeExceptionally(new IllegalStateException("stopped meanwhile")));
    herder.putConnectorConfig(
        name,
        config,
        true,
        (error, created) -> {
          if (error == null) {
            done.complete(null);
          } else {
            done.completeExceptionally(error);
          }
        });
    await(name, done);
  }

  /** Lets the connector start where partitions end now. */
  void startAt(String name, String sourceAlias, Map<TopicPartition, Long> next) {
    offsets.startAt(name, sourceAlias, next);
  }

  /** Returns when the connector and all its tasks are in a state. */
  void await(String name, String state) {
    long limit = time.nanos() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
    while (!in(name, state)) {
      if (time.nanos() > limit) {
        throw new IllegalStateException("connector " + name + ": not " + state + " in time");
      }
      try {
        time.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("connector " + name + ": interrupted", e);
      }
    }
  }

  private boolean in(String name, String state) {
    ConnectorStateInfo info = info(name);
    if (info == null) {
      return false;
    }
    List<ConnectorStateInfo.AbstractState> states = new ArrayList<>(info.tasks());
    states.add(info.connector());
    for (ConnectorStateInfo.AbstractState now : states) {
      if (now.state().equals(FAILED)) {
        throw new IllegalStateException("connector " + name + ": " + firstLine(now.trace()));
      }
    }
    return states.size() == tasks(name) + 1
        && states.stream().allMatch(s -> s.state().equals(state));
  }

  private int tasks(String name) {
    AtomicInteger tasks = new AtomicInteger();
    herder.taskConfigs(name, (error, configs) -> tasks.set(configs == null ? 0 : configs.size()));
    return tasks.get();
  }

  private @Nullable ConnectorStateInfo info(String name) {
    try {
      return herder.connectorStatus(name);
    } catch (NotFoundException e) {
      return null; // not made yet
    }
  }

  private static String firstLine(@Nullable String trace) {
    return trace == null ? "failed" : trace.lines().findFirst().orElse("failed");
  }

  void pause(String name) {
    herder.pauseConnector(name);
  }

  void resume(String name) {
    herder.resumeConnector(name);
  }

  /** Starts the tasks again that have failed, and says how many there were. */
  int restartFailed(String name) {
    int failed = 0;
    ConnectorStateInfo info = info(name);
    List<ConnectorStateInfo.TaskState> tasks = info == null ? List.of() : info.tasks();
    for (ConnectorStateInfo.TaskState task : tasks) {
      if (task.state().equals(FAILED)) {
        failed++;
        herder.restartTask(new ConnectorTaskId(name, task.id()), (error, done) -> {});
      }
    }
    return failed;
  }

  void remove(String name) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    herder.deleteConnectorConfig(name, (error, deleted) -> done.complete(null));
    await(name, done);
    offsets.forget(name);
  }

  /** Runs something again and again. */
  Looks every(Runnable task) {
    ScheduledFuture<?> looks =
        scheduler.scheduleWithFixedDelay(
            task, LOOKS.toMillis(), LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    return () -> looks.cancel(false);
  }

  @Override
  public void close() {
    scheduler.shutdown();
    herder.stop();
  }

  private static void await(String name, CompletableFuture<Void> done) {
    try {
      done.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException("connector " + name + ": " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new IllegalStateException("connector " + name + ": no answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("connector " + name + ": interrupted", e);
    }
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    // every connector names its own clusters
    properties.put("bootstrap.servers", "127.0.0.1:1");
    properties.put("key.converter", ByteArrayConverter.class.getName());
    properties.put("value.converter", ByteArrayConverter.class.getName());
    properties.put("offset.storage.file.filename", "unused");
    properties.put("offset.flush.interval.ms", "250");
    // anything else scans the whole class path, which takes seconds
    properties.put("plugin.discovery", "service_load");
    properties.put("task.shutdown.graceful.timeout.ms", "2000");
    properties.put("topic.creation.enable", "false");
    return properties;
  }

  /** A worker would ask its own cluster for its id; this one has none. */
  private static final class Config extends StandaloneConfig {
    private Config(Map<String, String> properties) {
      super(properties);
    }

    @Override
    public String kafkaClusterId() {
      return ID;
    }
  }

  /** Something that runs again and again. */
  @FunctionalInterface
  interface Looks {
    void cancel();
  }
}
