package io.msksdk.local.connect;

import io.msksdk.local.quota.Quotas;

/** The quotas of MSK Connect, by their names in the table of all quotas. */
enum ConnectQuota {
  CUSTOM_PLUGINS("customPluginsMax", "custom plugins"),
  WORKER_CONFIGURATIONS("workerConfigurationsMax", "worker configurations"),
  /** An autoscaled connector counts with the most workers it may have. */
  WORKERS("connectWorkersMax", "workers"),
  WORKERS_PER_CONNECTOR("workersPerConnectorMax", "workers per connector");

  private final String key;
  private final String what;

  ConnectQuota(String key, String what) {
    this.key = key;
    this.what = what;
  }

  void check(Quotas quotas, String member, int wanted) {
    int inForce = quotas.of(key);
    if (wanted > inForce) {
      throw ConnectRefusal.invalid(
          member, wanted + " " + what + " exceed the quota of " + inForce + ".");
    }
  }
}
