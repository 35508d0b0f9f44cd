package io.msksdk.auth.scram;

/**
 * A secret that holds a user.
 *
 * @param arn its ARN
 */
public record ScramSecret(String arn) implements Comparable<ScramSecret> {
  private static final int FIELDS = 7;
  private static final int SUFFIX = 7;

  /**
   * Returns the name of the secret, which the ARN holds without what Secrets Manager appends.
   *
   * @return such as {@code AmazonMSK_alice}; the ARN itself when it is of another form
   */
  public String name() {
    String[] fields = arn.split(":", FIELDS);
    if (fields.length < FIELDS) {
      return arn;
    }
    String name = fields[FIELDS - 1];
    int dash = name.length() - SUFFIX;
    return dash > 0 && name.charAt(dash) == '-' ? name.substring(0, dash) : name;
  }

  String region() {
    return field(3);
  }

  String account() {
    return field(4);
  }

  private String field(int index) {
    String[] fields = arn.split(":", FIELDS);
    return fields.length == FIELDS ? fields[index] : "";
  }

  @Override
  public int compareTo(ScramSecret other) {
    return arn.compareTo(other.arn);
  }
}
