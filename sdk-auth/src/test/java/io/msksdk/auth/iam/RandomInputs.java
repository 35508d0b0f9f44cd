package io.msksdk.auth.iam;

import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Credentials, hosts and user agents as nobody would choose them, the same ones in every run. */
final class RandomInputs {
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String ODD =
      "+/=&%?#~-_.*!'()\"\\{}[]<>|^`;:,@$ \t\n\r\f\b\0\u0001\u001f\u007f\u0080\u00a0\u00e9\u00df"
          + "\u07ff\u0800\u2028\u2029\u4e2d\uffff\ud83d\ude00\ud800\udfff";
  private static final String HOST = PLAIN + "-._\u00e9\u07ff\u4e2d";
  private static final String[] REGIONS = {
    "eu-west-1", "us-east-1", "cn-north-1", "us-gov-west-1", "ap-southeast-7", "eusc-de-east-1"
  };

  private final Random random;

  RandomInputs(long seed) {
    this.random = new Random(seed);
  }

  AwsCredentials credentials() {
    String id =
        "AKIA" + text(PLAIN, 0, 16) + (random.nextInt(4) == 0 ? odd(6).replace("/", "") : "");
    String secret = text(PLAIN, 1, 40) + odd(4);
    return switch (random.nextInt(3)) {
      case 0 -> AwsBasicCredentials.create(id, secret);
      case 1 -> AwsSessionCredentials.create(id, secret, text(PLAIN + "+/=", 1, 1200));
      default -> AwsSessionCredentials.create(id, secret, odd(200));
    };
  }

  /** The official library believes a Region in the host before anything else. */
  String host(String region) {
    return random.nextBoolean()
        ? "b-1." + text(PLAIN, 1, 20) + ".c2.kafka." + region + ".amazonaws.com"
        : text(HOST, 1, 80);
  }

  String region() {
    return REGIONS[random.nextInt(REGIONS.length)];
  }

  String userAgent() {
    return random.nextBoolean() ? text(PLAIN + " /#", 0, 60) : odd(60);
  }

  private String odd(int longest) {
    return text(ODD + ODD + PLAIN, 0, longest);
  }

  private String text(String characters, int shortest, int longest) {
    int length = shortest + random.nextInt(longest - shortest + 1);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
