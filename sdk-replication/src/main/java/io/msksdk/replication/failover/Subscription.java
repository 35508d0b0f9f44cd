package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What consumers are to read on the cluster they are started on. Consumers need {@code
 * auto.offset.reset=earliest}: a topic without an offset must not be skipped. Immutable.
 *
 * @param scope own topics, copies or both
 * @param topics the topics by the names producers use, sorted
 * @param alias the prefix of the copies, empty when copies have the same names
 */
public record Subscription(Scope scope, List<String> topics, String alias) {

  /**
   * Sorts the topics.
   *
   * @param scope own topics, copies or both
   * @param topics the topics by the names producers use, sorted
   * @param alias the prefix of the copies, empty when copies have the same names
   */
  public Subscription {
    requireNonNull(scope, "scope");
    topics = topics.stream().sorted().toList();
    requireNonNull(alias, "alias");
  }

  /** Which of the two topics of one name. */
  public enum Scope {
    /** The topics producers of this cluster write to. */
    OWN,
    /** The topics a replicator writes to. */
    COPIES,
    /** Both. */
    BOTH
  }

  /**
   * Returns a pattern for {@code KafkaConsumer.subscribe} that matches exactly these topics: it is
   * anchored and quoted, so that {@code orders} does not match {@code reorders}.
   *
   * @return the pattern
   */
  public Pattern pattern() {
    String names = topics.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("^" + prefix() + "(?:" + names + ")$");
  }

  private String prefix() {
    String quoted = Pattern.quote(alias + ".");
    if (alias.isEmpty() || scope == Scope.OWN) {
      return "";
    }
    return scope == Scope.COPIES ? quoted : "(?:" + quoted + ")?";
  }
}
