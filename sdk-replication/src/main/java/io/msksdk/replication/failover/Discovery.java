package io.msksdk.replication.failover;

import io.msksdk.replication.replicator.TopicNames;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which topics and groups there are to move.
 *
 * @param topics by the names producers use
 * @param groups their ids
 */
record Discovery(List<String> topics, List<String> groups) {
  private static final Pattern NONE = Pattern.compile("(?!)");

  static Discovery of(Procedure procedure, FailoverPair pair, FailoverSite from, FailoverSite to) {
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
      List<String> groups =
          view.groups().stream().filter(group -> matches(pair.groups(), group)).toList();
      return new Discovery(topics, groups);
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
