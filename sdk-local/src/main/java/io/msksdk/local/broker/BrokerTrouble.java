package io.msksdk.local.broker;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.local.cluster.brokers.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kafka.server.BrokerServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * What a test does to one broker while it runs, and what the broker says of itself. A broker that
 * starts again is sound; only its full disk stays full. Thread-safe.
 */
final class BrokerTrouble {
  private static final int FULL = 100;

  private final PausableTime time = new PausableTime();
  private @Nullable BrokerServer server;
  private @Nullable BrokerMeasures measures;
  private @Nullable ClientPorts ports;
  private @Nullable RequestDetour detour;
  private @Nullable StalledReplication replication;
  private int diskPercent;

  /** The time that the broker must be started with. */
  Time time() {
    return time;
  }

  synchronized void started(BrokerServer running, Map<String, Integer> listening) {
    server = running;
    measures = new BrokerMeasures(running);
    ports = new ClientPorts(running.socketServer(), listening);
    replication = new StalledReplication(running);
    if (running.remoteLogManagerOpt().isDefined() || running instanceof ServerlessBroker) {
      // clients use the service's own names of properties, or have its quotas there
      var unused = detour();
    }
    if (diskPercent >= FULL) {
      full(true);
    }
  }

  /** Lets a broker that is held go on: it could not stop otherwise. */
  void stopping() {
    resume();
    forget();
  }

  private synchronized void forget() {
    ports = null;
    measures = null;
    replication = null;
    detour = null;
    server = null;
  }

  synchronized void pause() {
    requireRunning();
    time.pause();
  }

  /** Waits for nobody: who holds this object may itself wait for the broker to go on. */
  void resume() {
    time.resume();
  }

  boolean paused() {
    return time.paused();
  }

  synchronized void cut() {
    requireRunning();
    if (ports != null) {
      ports.cut();
    }
  }

  synchronized void heal() {
    if (ports != null) {
      ports.heal();
    }
  }

  synchronized void slow(Duration delay) {
    requireRunning();
    if (detour != null || !delay.isZero()) {
      detour().delay(delay);
    }
  }

  synchronized void fillDisk(int percent) {
    diskPercent = percent;
    if (server != null && (detour != null || percent >= FULL)) {
      full(percent >= FULL);
    }
  }

  private void full(boolean isFull) {
    detour().disk().full(isFull);
    if (replication != null && isFull) {
      replication.stall();
    } else if (replication != null) {
      replication.goOn();
    }
  }

  synchronized int diskPercent() {
    return diskPercent;
  }

  synchronized List<Measure> measures() {
    // what is suspended does not answer either
    if (measures == null || time.paused()) {
      return List.of();
    }
    List<Measure> all = new ArrayList<>(measures.all());
    all.addAll(detour().times().measures());
    return all;
  }

  private RequestDetour detour() {
    RequestDetour present = detour;
    if (present == null) {
      present = RequestDetour.of(requireRunning());
      detour = present;
    }
    return present;
  }

  @CanIgnoreReturnValue
  synchronized BrokerServer requireRunning() {
    if (server == null) {
      throw new IllegalArgumentException("broker: stopped (expected: a broker that runs)");
    }
    return server;
  }
}
