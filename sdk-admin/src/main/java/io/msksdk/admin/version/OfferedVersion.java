package io.msksdk.admin.version;

import software.amazon.awssdk.services.kafka.model.KafkaVersion;

/**
 * A version of Apache Kafka as the service lists it.
 *
 * @param name such as {@code 3.7.x.kraft}
 * @param rawStatus the service's own word, such as {@code ACTIVE} or {@code DEPRECATED}
 * @param raw the AWS client's own object
 */
public record OfferedVersion(String name, String rawStatus, KafkaVersion raw) {

  static OfferedVersion of(KafkaVersion raw) {
    return new OfferedVersion(
        String.valueOf(raw.version()), String.valueOf(raw.statusAsString()), raw);
  }

  /**
   * Says whether its end of support has passed or is announced.
   *
   * @return true for {@code DEPRECATED}
   */
  public boolean deprecated() {
    return rawStatus.equals("DEPRECATED");
  }

  @Override
  public String toString() {
    return name + " (" + rawStatus + ")";
  }
}
