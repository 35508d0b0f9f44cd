package io.msksdk.changefeed.privatelink.verify;

import java.util.Set;

/**
 * What a probe did.
 *
 * @param topic the topic it made and deleted
 * @param written records written
 * @param read records read back
 * @param brokers the brokers that led a partition, each of which took records
 */
public record ProbeReport(String topic, int written, int read, Set<Integer> brokers) {

  /**
   * Copies the brokers.
   *
   * @param topic the topic it made and deleted
   * @param written records written
   * @param read records read back
   * @param brokers the brokers that led a partition, each of which took records
   */
  public ProbeReport {
    brokers = Set.copyOf(brokers);
  }

  /**
   * Says whether all came back.
   *
   * @return true when every record was read
   */
  public boolean passed() {
    return written == read;
  }
}
