package io.msksdk.admin.alarm;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.metric.MetricDimension;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The alarms MSK's guide asks for, for one cluster. Immutable.
 *
 * <pre>{@code
 * AlarmPack pack = AlarmPack.of(cluster).notify(topicArn).without("disk-60").build();
 * System.out.print(pack.text());
 * msk.alarms().create(pack).all();
 * }</pre>
 */
public final class AlarmPack {
  private final List<MskAlarm> alarms;
  private final Map<String, MonitoringLevel> leftOut;
  private final List<String> actions;

  private AlarmPack(Builder builder) {
    List<MskAlarm> made = new ArrayList<>();
    Map<String, MonitoringLevel> left = new LinkedHashMap<>();
    MonitoringLevel has = builder.cluster.monitoring().level();
    for (AlarmRule rule : builder.rules()) {
      if (rule.level().compareTo(has) > 0) {
        left.put(rule.code(), rule.level());
      } else {
        made.addAll(builder.alarms(rule));
      }
    }
    alarms = List.copyOf(made);
    leftOut = Collections.unmodifiableMap(left);
    actions = List.copyOf(builder.actions);
  }

  /**
   * Starts a pack with every documented alarm the cluster's monitoring level has metrics for.
   *
   * @param cluster a provisioned cluster
   * @return a builder
   */
  public static Builder of(Cluster cluster) {
    return new Builder(requireNonNull(cluster, "cluster"));
  }

  /**
   * Returns the alarms.
   *
   * @return in the order of the rules, unmodifiable
   */
  public List<MskAlarm> alarms() {
    return alarms;
  }

  /**
   * Returns what the cluster's monitoring level has no metrics for.
   *
   * @return the level each rule needs, by its code; unmodifiable
   */
  public Map<String, MonitoringLevel> leftOut() {
    return leftOut;
  }

  /**
   * Returns what is told when an alarm goes off.
   *
   * @return ARNs, such as those of SNS topics; unmodifiable
   */
  public List<String> actions() {
    return actions;
  }

  /**
   * Prints the pack as an aligned table.
   *
   * @return lines of name, condition and meaning
   */
  public String text() {
    return AlarmText.of(this);
  }

  /**
   * Prints the pack as a CloudFormation template, for those who create nothing by hand.
   *
   * @return JSON text
   */
  public String cloudFormation() {
    return AlarmTemplate.of(this);
  }

  @Override
  public String toString() {
    return "AlarmPack[" + alarms.size() + " alarms, left out " + leftOut.keySet() + "]";
  }

  /** Collects an {@link AlarmPack}. Not thread-safe. */
  public static final class Builder {
    private static final int LONGEST_NAME = 255;
    private static final int MOST_ACTIONS = 5;

    private final Cluster cluster;
    private final List<String> actions = new ArrayList<>();
    private final Set<String> without = new HashSet<>();
    private final Map<String, Double> thresholds = new HashMap<>();
    private String prefix = "msk";

    private Builder(Cluster cluster) {
      this.cluster = cluster;
    }

    /**
     * Tells something when an alarm goes off, and when it is over.
     *
     * @param arns ARNs of SNS topics or of other actions CloudWatch has, at most 5
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder notify(String... arns) {
      actions.addAll(List.of(arns));
      return this;
    }

    /**
     * Leaves alarms out.
     *
     * @param codes the codes of their rules
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder without(String... codes) {
      for (String code : codes) {
        without.add(known(code));
      }
      return this;
    }

    /**
     * Sets a threshold of your own.
     *
     * @param code the code of the rule
     * @param value what its metrics are compared with
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder threshold(String code, double value) {
      thresholds.put(known(code), value);
      return this;
    }

    /**
     * Sets what names begin with; {@code msk} unless set.
     *
     * @param prefix the beginning
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder prefix(String prefix) {
      this.prefix = requireNonNull(prefix, "prefix");
      return this;
    }

    /**
     * Makes the pack. No call is made.
     *
     * @return the pack
     * @throws InvalidSpecException when the cluster is serverless, a name gets too long or there
     *     are too many actions
     */
    public AlarmPack build() {
      if (cluster.serverless()) {
        throw InvalidSpecException.of(
            Finding.error("alarm.serverless", "cluster", cluster.name(), "a provisioned cluster")
                .advising("Serverless clusters have none of these metrics."));
      }
      if (actions.size() > MOST_ACTIONS) {
        throw InvalidSpecException.of(
            Finding.error("alarm.actions", "actions", actions.size(), "at most " + MOST_ACTIONS));
      }
      return new AlarmPack(this);
    }

    private static String known(String code) {
      List<String> codes = AlarmRule.documented().stream().map(AlarmRule::code).toList();
      if (!codes.contains(code)) {
        throw InvalidSpecException.of(
            Finding.error("alarm.code", "code", code, "one of " + String.join(", ", codes)));
      }
      return code;
    }

    private List<AlarmRule> rules() {
      return AlarmRule.documented().stream()
          .filter(rule -> !without.contains(rule.code()))
          .map(rule -> rule.at(thresholds.getOrDefault(rule.code(), rule.threshold())))
          .toList();
    }

    private List<MskAlarm> alarms(AlarmRule rule) {
      if (!rule.perBroker()) {
        return List.of(alarm(rule, OptionalInt.empty()));
      }
      return IntStream.rangeClosed(1, cluster.brokers().orElse(0))
          .mapToObj(broker -> alarm(rule, OptionalInt.of(broker)))
          .toList();
    }

    private MskAlarm alarm(AlarmRule rule, OptionalInt broker) {
      Map<MetricDimension, String> dimensions = new HashMap<>();
      dimensions.put(MetricDimension.CLUSTER, cluster.name());
      String name = prefix + "-" + cluster.name() + "-" + rule.code();
      if (broker.isPresent()) {
        dimensions.put(MetricDimension.BROKER, Integer.toString(broker.getAsInt()));
        name += "-broker-" + broker.getAsInt();
      }
      if (name.length() > LONGEST_NAME) {
        throw InvalidSpecException.of(
            Finding.error("alarm.name", "name", name, "at most " + LONGEST_NAME + " characters"));
      }
      String version = cluster.kafkaVersion().orElse("");
      return new MskAlarm(
          name, rule, rule.metrics().stream().map(m -> m.nameOn(version)).toList(), dimensions);
    }
  }
}
