package io.msksdk.core.sigv4;

import org.jspecify.annotations.Nullable;

/** Who signed, and for which day, Region and service: the Credential field of a signature. */
record CredentialScope(String accessKeyId, String day, String region, String service) {
  static final String TERMINATOR = "aws4_request";

  private static final int PARTS = 5;
  private static final int DAY_LENGTH = 8;

  /** Returns null when the text is not {@code <key id>/<day>/<region>/<service>/aws4_request}. */
  static @Nullable CredentialScope parse(String credential) {
    String[] parts = credential.split("/", -1);
    if (parts.length != PARTS || !parts[4].equals(TERMINATOR) || parts[1].length() != DAY_LENGTH) {
      return null;
    }
    for (String part : parts) {
      if (part.isEmpty()) {
        return null;
      }
    }
    return new CredentialScope(parts[0], parts[1], parts[2], parts[3]);
  }

  /** The scope without the key id, as it stands in the string to sign. */
  String text() {
    return day + "/" + region + "/" + service + "/" + TERMINATOR;
  }

  String credential() {
    return accessKeyId + "/" + text();
  }
}
