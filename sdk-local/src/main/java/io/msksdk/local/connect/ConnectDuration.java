package io.msksdk.local.connect;

import java.time.Duration;

/**
 * How long the service takes. The guide says "several minutes" of a plugin; the other times are
 * what users report of connectors.
 */
enum ConnectDuration {
  CREATE_PLUGIN(Duration.ofMinutes(3)),
  DELETE_PLUGIN(Duration.ofMinutes(1)),
  DELETE_WORKER_CONFIGURATION(Duration.ofMinutes(1)),
  CREATE_CONNECTOR(Duration.ofMinutes(20)),
  DELETE_CONNECTOR(Duration.ofMinutes(5)),
  ACCEPT_UPDATE(Duration.ofMinutes(1)),
  UPDATE_STEP(Duration.ofMinutes(3)),
  ROLL_BACK(Duration.ofMinutes(3));

  private final Duration duration;

  ConnectDuration(Duration duration) {
    this.duration = duration;
  }

  Duration duration() {
    return duration;
  }
}
