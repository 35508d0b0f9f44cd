package io.msksdk.admin.alarm;

/** Which values of a metric raise an alarm. */
public enum AlarmComparison {
  /** Values above the threshold. */
  ABOVE("GreaterThanThreshold", ">"),
  /** Values at the threshold or above. */
  AT_LEAST("GreaterThanOrEqualToThreshold", ">="),
  /** Values below the threshold. */
  BELOW("LessThanThreshold", "<");

  private final String operator;
  private final String sign;

  AlarmComparison(String operator, String sign) {
    this.operator = operator;
    this.sign = sign;
  }

  /**
   * Returns CloudWatch's word.
   *
   * @return such as {@code GreaterThanThreshold}
   */
  public String operator() {
    return operator;
  }

  /**
   * Returns the sign.
   *
   * @return such as {@code >}
   */
  public String sign() {
    return sign;
  }
}
