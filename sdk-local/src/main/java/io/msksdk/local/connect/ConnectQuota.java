package io.msksdk.local.connect;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/** How much an account may have in a Region (developer guide, "MSK Connect quota"). */
enum ConnectQuota {
  CUSTOM_PLUGINS("customPluginsMax", 100, "custom plugins"),
  WORKER_CONFIGURATIONS("workerConfigurationsMax", 100, "worker configurations"),
  /** An autoscaled connector counts with the most workers it may have. */
  WORKERS("connectWorkersMax", 60, "workers"),
  WORKERS_PER_CONNECTOR("workersPerConnectorMax", 10, "workers per connector");

  private final String key;
  private final int most;
  private final String what;

  ConnectQuota(String key, int most, String what) {
    this.key = key;
    this.most = most;
    this.what = what;
  }

  /** The quotas as published, by their names. */
  static ToIntFunction<String> published() {
    return key ->
        Arrays.stream(values())
            .filter(quota -> quota.key.equals(key))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("quota: " + key))
            .most;
  }

  void check(ToIntFunction<String> quotas, String member, int wanted) {
    int inForce = quotas.applyAsInt(key);
    if (wanted > inForce) {
      throw ConnectRefusal.invalid(
          member, wanted + " " + what + " exceed the quota of " + inForce + ".");
    }
  }
}
