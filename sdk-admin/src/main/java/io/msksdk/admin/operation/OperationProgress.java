package io.msksdk.admin.operation;

import io.msksdk.core.operation.WaitPolicy;
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

  private static final Duration USUALLY_OVER = Duration.ofHours(2);

  private OperationProgress() {}

  /**
   * Returns how long to wait for an operation unless a caller says otherwise: 2 hours, and longer
   * where brokers are taken one by one for up to 15 minutes each.
   *
   * @param brokers how many brokers the cluster has, 0 where nobody knows
   * @return the policy, with the usual pauses between looks
   */
  public static WaitPolicy patience(int brokers) {
    return WaitPolicy.atMost(USUALLY_OVER.plus(PER_BROKER.multipliedBy(brokers)));
  }

  /**
   * Puts the progress of an operation into words.
   *
   * @param operation the operation
   * @return such as {@code UPDATE_APACHE_KAFKA_BINARIES, usually about 15 min a broker}
   */
  public static String detail(ClusterOperation operation) {
    return detail(operation, 0);
  }

  /**
   * Puts the progress of an operation on a cluster of known size into words.
   *
   * @param operation the operation
   * @param brokers how many brokers the cluster has, 0 where nobody knows
   * @return such as {@code UPDATE_APACHE_KAFKA_BINARIES, usually about 45 min}
   */
  public static String detail(ClusterOperation operation, int brokers) {
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
    return usual(operation.type(), brokers)
        .map(text -> step.isEmpty() ? text : step + ", " + text)
        .orElse(step);
  }

  private static Optional<String> usual(String type, int brokers) {
    return Optional.ofNullable(USUAL.get(type))
        .map(
            time -> {
              boolean rolling = time.equals(PER_BROKER);
              long minutes = time.toMinutes() * (rolling ? Math.max(1, brokers) : 1);
              return "usually about "
                  + minutes
                  + " min"
                  + (rolling && brokers == 0 ? " a broker" : "");
            });
  }
}
