package io.msksdk.admin.metric;

/** The first three numbers of MSK's name of a Kafka version; an x is newer than every number. */
record VersionNumbers(int major, int minor, int patch) {

  static VersionNumbers of(String version) {
    String[] parts = version.split("\\.", -1);
    return new VersionNumbers(number(parts, 0), number(parts, 1), number(parts, 2));
  }

  boolean before(int otherMajor, int otherMinor, int otherPatch) {
    if (major != otherMajor) {
      return major < otherMajor;
    }
    return minor != otherMinor ? minor < otherMinor : patch < otherPatch;
  }

  private static int number(String[] parts, int index) {
    if (index >= parts.length) {
      return 0;
    }
    return parts[index].matches("\\d{1,6}") ? Integer.parseInt(parts[index]) : Integer.MAX_VALUE;
  }
}
