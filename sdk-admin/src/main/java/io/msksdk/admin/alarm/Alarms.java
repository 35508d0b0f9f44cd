package io.msksdk.admin.alarm;

import java.util.List;

/** The CloudWatch alarms of clusters. Thread-safe. Not for users to implement. */
public interface Alarms {

  /**
   * Creates the alarms of a pack; those of the same names are replaced.
   *
   * @param pack the pack
   * @return what became of each
   */
  AlarmOutcome create(AlarmPack pack);

  /**
   * Deletes the alarms of a pack; one that is not there is no error.
   *
   * @param pack the pack
   * @return what became of each
   */
  AlarmOutcome delete(AlarmPack pack);

  /**
   * Reads the states of the alarms of a pack.
   *
   * @param pack the pack
   * @return those that are there, in the order of the pack, unmodifiable
   */
  List<AlarmState> states(AlarmPack pack);
}
