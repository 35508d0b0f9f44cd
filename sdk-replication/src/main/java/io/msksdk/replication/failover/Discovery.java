package io.msksdk.replication.failover;

import io.msksdk.replication.replicator.TopicNames;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which topics and groups there are to move.
 *
 * @param topics by the names producers use
 * @param groups their ids
 */
record Discovery(List<String> topics, List<String> groups) {
  /**
   * Looks for them.
   *
   * @param kept groups that no replicator may have given an offset, and that a snapshot knows
   */
  static Discovery of(
      Procedure procedure,
      FailoverPair pair,
      FailoverSite from,
      FailoverSite to,
      Collection<String> kept) {
    // a primary that fails cannot be asked: what was copied tells
    boolean copies = procedure == Procedure.UNPLANNED;
    try (Views views = new Views(from, to)) {
      ClusterView view = copies ? views.to() : views.from();
      List<String> topics =
          copies
              ? copied(pair, view, new Leg(from, to, pair.naming(), null))
              : own(pair, from, to, view);
      if (topics.isEmpty()) {
        throw FailoverRefusal.nothingToMove(pair);
      }
      Set<String> groups = new TreeSet<>(view.groups());
      groups.addAll(kept);
      groups.removeIf(group -> !matches(pair.groups(), group));
      return new Discovery(topics, List.copyOf(groups));
    }
  }

  private static String prefix(Leg leg) {
    return leg.naming() == TopicNames.IDENTICAL ? "" : leg.alias() + ".";
  }

  private static List<String> copied(FailoverPair pair, ClusterView target, Leg leg) {
    String prefix = prefix(leg);
    return target.topics().keySet().stream()
        .filter(topic -> topic.startsWith(prefix))
        .map(topic -> topic.substring(prefix.length()))
        .filter(topic -> matches(pair.topics(), topic))
        .toList();
  }

  /** The topics producers of a cluster write to. */
  static List<String> own(FailoverPair pair, FailoverSite from, FailoverSite to, ClusterView view) {
    Set<String> all = view.topics().keySet();
    Predicate<String> foreign = foreign(new Leg(to, from, pair.naming(), null), all);
    return all.stream()
        .filter(topic -> !foreign.test(topic))
        .filter(topic -> matches(pair.topics(), topic))
        .toList();
  }

  /**
   * Copies of an earlier failover lie beside the cluster's own topics; they do not move back. A
   * replicator that was deleted leaves its copies, and MSK makes aliases of the cluster's name; but
   * topics may be called after the cluster too, and those are no copies of another topic.
   */
  private static Predicate<String> foreign(Leg reverse, Set<String> all) {
    if (reverse.naming() == TopicNames.IDENTICAL) {
      return topic -> false;
    }
    Pattern made =
        Pattern.compile(Pattern.quote(reverse.source().cluster().name()) + "(-[0-9a-f]+)?\\.");
    String known = reverse.replicator().map(r -> r.alias() + ".").orElse("");
    return topic -> {
      Matcher prefix = made.matcher(topic);
      return (!known.isEmpty() && topic.startsWith(known))
          || (prefix.lookingAt() && all.contains(topic.substring(prefix.end())));
    };
  }

  private static boolean matches(Pattern pattern, String name) {
    return pattern.matcher(name).matches();
  }
}
