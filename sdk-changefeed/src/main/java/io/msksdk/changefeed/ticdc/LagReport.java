package io.msksdk.changefeed.ticdc;

import java.time.Duration;
import java.util.Set;

/**
 * How far a changefeed is behind, at one look.
 *
 * @param id the changefeed
 * @param state its state
 * @param checkpointLag how far its checkpoint is behind TiDB's clock
 * @param resolvedLag how far its reading is behind
 * @param standsFor how long the checkpoint has not moved, as far as this watch has seen
 * @param alerts the documented alerts that hold, none when all is well
 */
public record LagReport(
    String id,
    ChangefeedState state,
    Duration checkpointLag,
    Duration resolvedLag,
    Duration standsFor,
    Set<LagAlert> alerts) {

  /**
   * Copies the alerts.
   *
   * @param id the changefeed
   * @param state its state
   * @param checkpointLag how far its checkpoint is behind TiDB's clock
   * @param resolvedLag how far its reading is behind
   * @param standsFor how long the checkpoint has not moved, as far as this watch has seen
   * @param alerts the documented alerts that hold, none when all is well
   */
  public LagReport {
    alerts = Set.copyOf(alerts);
  }

  /**
   * Says whether no alert holds.
   *
   * @return true when nobody needs to look
   */
  public boolean healthy() {
    return alerts.isEmpty();
  }
}
