package io.msksdk.admin.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * MSK's names of Kafka versions, such as {@code 2.4.1.1}, {@code 2.8.2.tiered}, {@code
 * 3.7.x.kraft}; an x is newer than every number.
 */
record KafkaVersionText(String text, List<Integer> numbers)
    implements Comparable<KafkaVersionText> {

  static KafkaVersionText of(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      if (part.equals("x")) {
        numbers.add(Integer.MAX_VALUE);
      } else if (part.matches("\\d{1,6}")) {
        numbers.add(Integer.parseInt(part));
      }
    }
    return new KafkaVersionText(text, List.copyOf(numbers));
  }

  boolean kraft() {
    return text.endsWith(".kraft");
  }

  boolean tieredStorage() {
    return text.endsWith(".tiered") || atLeast(3, 6, 0);
  }

  boolean atLeast(int major, int minor, int patch) {
    return compare(numbers, List.of(major, minor, patch)) >= 0;
  }

  @Override
  public int compareTo(KafkaVersionText other) {
    return compare(numbers, other.numbers);
  }

  private static int compare(List<Integer> left, List<Integer> right) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order =
          Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
