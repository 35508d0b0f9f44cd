package io.msksdk.local.cluster.rule;

import io.msksdk.local.quota.Quotas;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kafka version as MSK writes it, such as {@code 2.4.1.1}, {@code 2.8.2.tiered} or {@code
 * 3.9.x.kraft}.
 *
 * @param numbers its numbers; {@code x} counts as the highest
 * @param kraft whether its metadata is with KRaft controllers
 * @param tieredBuild whether it is the build of 2.8.2 for tiered storage
 */
public record KafkaVersionNumber(List<Integer> numbers, boolean kraft, boolean tieredBuild)
    implements Comparable<KafkaVersionNumber> {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,4}\\.\\d{1,4}\\.(?:\\d{1,4}|x)(?:\\.\\d{1,4})?)(\\.kraft|\\.tiered)?");

  /**
   * Says whether a text is a version.
   *
   * @param text the text
   * @return true when it has the form of one
   */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Reads a version.
   *
   * @param text the text
   * @return the version
   * @throws IllegalArgumentException when it has not the form of one
   */
  public static KafkaVersionNumber of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("kafkaVersion: " + text + " (expected: as 3.9.x.kraft)");
    }
    return new KafkaVersionNumber(
        Arrays.stream(matcher.group(1).split("\\."))
            .map(n -> n.equals("x") ? Integer.MAX_VALUE : Integer.parseInt(n))
            .toList(),
        ".kraft".equals(matcher.group(2)),
        ".tiered".equals(matcher.group(2)));
  }

  /**
   * Says whether it is at least another one.
   *
   * @param other the other
   * @return true for the same one too
   */
  public boolean atLeast(String other) {
    return compareTo(of(other)) >= 0;
  }

  /**
   * Says whether clusters of it can have tiered storage (developer guide, "Tiered storage").
   *
   * @return true from 3.6.0 on, and for the build of 2.8.2
   */
  public boolean tieredStorage() {
    return tieredBuild || atLeast("3.6.0");
  }

  @Override
  public int compareTo(KafkaVersionNumber other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Integer.compare(at(i), other.at(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int at(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  /**
   * Returns how many brokers a cluster of this version may have: more with KRaft than with
   * ZooKeeper.
   *
   * @param quotas the quotas in force
   * @return how many
   */
  public int brokers(Quotas quotas) {
    return quotas.of(kraft ? "brokersPerClusterKRaft" : "brokersPerClusterZooKeeper");
  }
}
