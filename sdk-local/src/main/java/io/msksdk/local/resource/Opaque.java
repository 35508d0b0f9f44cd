package io.msksdk.local.resource;

import java.security.SecureRandom;
import java.util.UUID;

/** Texts that look as the service's do and mean nothing to anybody else. */
public final class Opaque {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Opaque() {}

  /**
   * Makes the version of a resource.
   *
   * @return such as {@code K3AEGXETSR30VB}
   */
  public static String version() {
    StringBuilder version = new StringBuilder("K");
    for (int i = 0; i < 13; i++) {
      version.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return version.toString();
  }

  /**
   * Makes the last part of an ARN.
   *
   * @return a UUID with a number after it
   */
  public static String uuid() {
    return UUID.randomUUID() + "-1";
  }
}
