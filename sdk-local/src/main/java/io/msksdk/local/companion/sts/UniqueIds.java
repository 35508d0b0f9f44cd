package io.msksdk.local.companion.sts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** The ids IAM gives beside names; here they follow from the ARN, so that they stay the same. */
final class UniqueIds {
  private static final int LETTERS = 17;

  private UniqueIds() {}

  /** The id of a role; its name is unique in its account whatever its path. */
  static String role(String roleArn) {
    String account = roleArn.split(":", 6)[4];
    return "AROA" + letters(account + roleArn.substring(roleArn.lastIndexOf('/')));
  }

  /** The id of a user, or of a session with its name behind the id of its role. */
  static String caller(String arn) {
    String[] fields = arn.split(":", 6);
    String[] path = fields[5].split("/", 3);
    if (path[0].equals("root")) {
      return fields[4];
    }
    if (!path[0].equals("assumed-role") || path.length < 3) {
      return "AIDA" + letters(arn);
    }
    String role = "arn:%s:iam::%s:role/%s".formatted(fields[1], fields[4], path[1]);
    return role(role) + ":" + path[2];
  }

  private static String letters(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder letters = new StringBuilder();
      for (int i = 0; i < LETTERS; i++) {
        letters.append(Integer.toString(hash[i] & 0x1f, 32));
      }
      return letters.toString().toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
