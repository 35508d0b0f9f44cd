package io.msksdk.replication.replicator.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The oldest version of Kafka for something (developer guide, "Supported configurations"). */
public enum OldestKafka {
  /** For a cluster of MSK, on either side of a replicator. */
  MSK(2, 7, 0),
  /** For a cluster of MSK, where topics keep their names. */
  IDENTICAL_NAMES(2, 8, 1),
  /** For a source that MSK does not run. */
  SELF_MANAGED(2, 8, 1);

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");
  private static final int NEWEST = 999;

  private final int major;
  private final int minor;
  private final int patch;

  OldestKafka(int major, int minor, int patch) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  /**
   * Compares a version.
   *
   * @param version as MSK writes it, {@code 3.9.x.kraft} is the newest of its line
   * @return false when it is older; a text that is no version is taken for a new one
   */
  public boolean admits(String version) {
    Matcher seen = VERSION.matcher(version);
    if (!seen.matches()) {
      return true;
    }
    int line = Integer.compare(number(seen, 1) * (NEWEST + 1) + number(seen, 2), line());
    return line > 0 || (line == 0 && number(seen, 3) >= patch);
  }

  private int line() {
    return major * (NEWEST + 1) + minor;
  }

  private static int number(Matcher seen, int group) {
    String part = seen.group(group);
    return part == null ? NEWEST : Integer.parseInt(part);
  }

  /** Returns the version. */
  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
