package io.msksdk.replication.failover;

import io.msksdk.replication.replicator.TopicNames;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which topics and groups there are to move.
 *
 * @param topics by the names producers use
 * @param groups their ids
 */
record Discovery(List<String> topics, List<String> groups) {
  private static final Pattern NONE = Pattern.compile("(?!)");

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
      String prefix = copies ? prefix(new Leg(from, to, pair.naming(), null)) : "";
      Pattern foreign = copies ? NONE : foreign(new Leg(to, from, pair.naming(), null));
      List<String> topics =
          view.topics().keySet().stream()
              .filter(topic -> topic.startsWith(prefix))
              .map(topic -> topic.substring(prefix.length()))
              .filter(topic -> !foreign.matcher(topic).lookingAt())
              .filter(topic -> matches(pair.topics(), topic))
              .toList();
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

  /**
   * Copies of an earlier failover lie beside the cluster's own topics; they do not move back. A
   * replicator that was deleted leaves its copies, and MSK makes aliases of the cluster's name.
   */
  private static Pattern foreign(Leg reverse) {
    if (reverse.naming() == TopicNames.IDENTICAL) {
      return NONE;
    }
    String made = Pattern.quote(reverse.source().cluster().name()) + "(-[0-9a-f]+)?\\.";
    String known = reverse.replicator().map(r -> "|" + Pattern.quote(r.alias() + ".")).orElse("");
    return Pattern.compile(made + known);
  }

  private static boolean matches(Pattern pattern, String name) {
    return pattern.matcher(name).matches();
  }
}
