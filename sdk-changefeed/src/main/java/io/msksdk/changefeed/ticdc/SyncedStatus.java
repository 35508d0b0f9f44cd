package io.msksdk.changefeed.ticdc;

import io.msksdk.core.json.JsonObject;

/**
 * Whether everything written to TiDB so far is in Kafka. Times are as TiCDC writes them, without a
 * zone.
 *
 * @param synced true when nothing is left to send
 * @param info TiCDC's explanation
 * @param sinkCheckpoint up to where everything is in Kafka
 * @param pullerResolved up to where everything has been read from TiKV
 * @param lastSynced when the last change was sent
 * @param now the server's time
 */
public record SyncedStatus(
    boolean synced,
    String info,
    String sinkCheckpoint,
    String pullerResolved,
    String lastSynced,
    String now) {

  private static final String CHECK_PD = "Please check whether PD is online";

  static SyncedStatus of(JsonObject json) {
    return new SyncedStatus(
        json.flag("synced").orElse(false),
        json.text("info").orElse(""),
        json.text("sink_checkpoint_ts").orElse(""),
        json.text("puller_resolved_ts").orElse(""),
        json.text("last_synced_ts").orElse(""),
        json.text("now_ts").orElse(""));
  }

  /**
   * Says whether TiCDC suspects its upstream: nothing was sent for long, yet the checkpoint does
   * not follow. When PD or TiKV is down, all data so far is in Kafka; otherwise wait.
   *
   * @return true when PD and the Regions of TiKV should be looked at
   */
  public boolean checkUpstream() {
    return !synced && info.startsWith(CHECK_PD);
  }
}
