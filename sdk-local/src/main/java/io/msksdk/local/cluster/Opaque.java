package io.msksdk.local.cluster;

import java.security.SecureRandom;
import java.util.UUID;

/** Texts that look as the service's do and mean nothing to anybody else. */
final class Opaque {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Opaque() {}

  /** The version of a cluster, such as {@code K3AEGXETSR30VB}. */
  static String version() {
    StringBuilder version = new StringBuilder("K");
    for (int i = 0; i < 13; i++) {
      version.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return version.toString();
  }

  /** The last part of a cluster's ARN: a UUID with a number after it. */
  static String clusterUuid() {
    return UUID.randomUUID() + "-1";
  }
}
