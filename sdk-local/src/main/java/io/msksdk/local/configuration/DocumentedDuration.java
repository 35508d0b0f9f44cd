package io.msksdk.local.configuration;

import java.time.Duration;

/** How long the service takes (the guide has no figure; users see it gone within a minute). */
enum DocumentedDuration {
  DELETE_CONFIGURATION(Duration.ofSeconds(30));

  private final Duration duration;

  DocumentedDuration(Duration duration) {
    this.duration = duration;
  }

  Duration duration() {
    return duration;
  }
}
