package io.msksdk.local.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes access keys of the forms that AWS issues. Thread-safe. */
final class RandomKeys {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int ID_LETTERS = 16;
  private static final int SECRET_BYTES = 30;
  private static final int TOKEN_BYTES = 240;

  private final SecureRandom random = new SecureRandom();

  String accessKeyId() {
    StringBuilder id = new StringBuilder("ASIA");
    for (int i = 0; i < ID_LETTERS; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  String secret() {
    return text(SECRET_BYTES);
  }

  String token() {
    return text(TOKEN_BYTES);
  }

  private String text(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
