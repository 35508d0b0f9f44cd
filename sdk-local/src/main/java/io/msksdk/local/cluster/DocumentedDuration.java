package io.msksdk.local.cluster;

import java.time.Duration;

/** How long the service takes (developer guide, troubleshooting; field reports of users). */
enum DocumentedDuration {
  CREATE_CLUSTER(Duration.ofMinutes(30)),
  DELETE_CLUSTER(Duration.ofMinutes(5));

  private final Duration duration;

  DocumentedDuration(Duration duration) {
    this.duration = duration;
  }

  Duration duration() {
    return duration;
  }
}
