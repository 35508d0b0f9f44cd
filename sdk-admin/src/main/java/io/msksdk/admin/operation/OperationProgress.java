package io.msksdk.admin.operation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a person wants to read beside an operation's state: its step, and how long its kind usually
 * lasts (Amazon MSK Developer Guide, "Troubleshooting", "Broker sizes", "Multi-VPC private
 * connectivity"; where it has no figure, none is shown).
 */
public final class OperationProgress {
  private static final Duration PER_BROKER = Duration.ofMinutes(15);
  private static final Map<String, Duration> USUAL =
      Map.of(
          "UPDATE_CONNECTIVITY", Duration.ofMinutes(30),
          "INCREASE_BROKER_COUNT", Duration.ofMinutes(30),
          "UPDATE_BROKER_TYPE", PER_BROKER,
          "UPDATE_CLUSTER_KAFKA_VERSION", PER_BROKER,
          "UPDATE_SECURITY", PER_BROKER);

  private OperationProgress() {}

  /**
   * Puts the progress of an operation into words.
   *
   * @param operation the operation
   * @return such as {@code UPDATE_APACHE_KAFKA_BINARIES, usually about 15 min a broker}
   */
  public static String detail(ClusterOperation operation) {
    if (operation.failed()) {
      return operation.failure().map(ClusterOperation.Failure::message).orElse("");
    }
    if (operation.succeeded()) {
      return "";
    }
    String step =
        operation.steps().stream()
            .filter(now -> now.status().equals("IN_PROGRESS"))
            .map(ClusterOperation.Step::name)
            .findFirst()
            .orElse("");
    return usual(operation.type())
        .map(text -> step.isEmpty() ? text : step + ", " + text)
        .orElse(step);
  }

  private static Optional<String> usual(String type) {
    return Optional.ofNullable(USUAL.get(type))
        .map(
            time ->
                "usually about "
                    + time.toMinutes()
                    + " min"
                    + (time.equals(PER_BROKER) ? " a broker" : ""));
  }
}
