package io.msksdk.local.connect;

/** How much an account may have in a Region (developer guide, "MSK Connect quota"). */
enum ConnectQuota {
  CUSTOM_PLUGINS(100, "custom plugins"),
  WORKER_CONFIGURATIONS(100, "worker configurations"),
  /** An autoscaled connector counts with the most workers it may have. */
  WORKERS(60, "workers"),
  WORKERS_PER_CONNECTOR(10, "workers per connector");

  private final int most;
  private final String what;

  ConnectQuota(int most, String what) {
    this.most = most;
    this.what = what;
  }

  void check(String member, int wanted) {
    if (wanted > most) {
      throw ConnectRefusal.invalid(
          member, wanted + " " + what + " exceed the quota of " + most + ".");
    }
  }
}
