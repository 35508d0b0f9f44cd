package io.msksdk.admin.cluster;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A broker size, as checked text: MSK keeps adding sizes, so any well-formed one is accepted and
 * the service has the last word. Immutable.
 */
public final class BrokerSize {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*\\.[a-z0-9]+");
  private static final String STANDARD = "kafka.";
  private static final String EXPRESS = "express.";

  private final String instanceType;

  private BrokerSize(String prefix, String size) {
    if (!FORM.matcher(size).matches()) {
      throw InvalidSpecException.of(
          Finding.error("broker-size.form", "size", size, "family.size, such as m7g.large"));
    }
    this.instanceType = prefix + size;
  }

  /**
   * A size of Standard brokers.
   *
   * @param size family and size, such as {@code m7g.large}
   * @return the size
   */
  public static BrokerSize standard(String size) {
    return new BrokerSize(STANDARD, size);
  }

  /**
   * A size of Express brokers.
   *
   * @param size family and size, such as {@code m7g.large}
   * @return the size
   */
  public static BrokerSize express(String size) {
    return new BrokerSize(EXPRESS, size);
  }

  /**
   * Reads MSK's own name of a size.
   *
   * @param instanceType such as {@code kafka.m7g.large} or {@code express.m7g.large}
   * @return the size
   */
  public static BrokerSize parse(String instanceType) {
    if (instanceType.startsWith(STANDARD)) {
      return standard(instanceType.substring(STANDARD.length()));
    }
    if (instanceType.startsWith(EXPRESS)) {
      return express(instanceType.substring(EXPRESS.length()));
    }
    throw InvalidSpecException.of(
        Finding.error(
            "broker-size.form",
            "instanceType",
            instanceType,
            "kafka.<size> or express.<size>, such as kafka.m7g.large"));
  }

  /**
   * Returns MSK's own name of the size.
   *
   * @return such as {@code kafka.m7g.large}
   */
  public String instanceType() {
    return instanceType;
  }

  /**
   * Says whether brokers of this size are Express brokers.
   *
   * @return false for Standard brokers
   */
  public boolean express() {
    return instanceType.startsWith(EXPRESS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BrokerSize that && instanceType.equals(that.instanceType);
  }

  @Override
  public int hashCode() {
    return Objects.hash(instanceType);
  }

  @Override
  public String toString() {
    return instanceType;
  }
}
