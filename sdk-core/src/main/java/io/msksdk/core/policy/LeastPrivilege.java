package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collects what a caller was seen to need and proposes the policy that allows that and nothing
 * else. Thread-safe.
 */
public final class LeastPrivilege {
  private static final List<String> TYPES =
      List.of("cluster", "topic", "group", "transactional-id");
  private static final List<String> NAMES =
      List.of("Cluster", "Topics", "Groups", "TransactionalIds", "Others");

  private final Set<Need> needs = ConcurrentHashMap.newKeySet();

  /** An action and what it was done to. */
  private record Need(String action, String resource) {}

  /** A statement to be: every one of the actions on every one of the resources. */
  private record Block(NavigableSet<String> actions, NavigableSet<String> resources) {}

  private LeastPrivilege() {}

  /**
   * Creates an empty collection.
   *
   * @return a collection that allows nothing
   */
  public static LeastPrivilege create() {
    return new LeastPrivilege();
  }

  /**
   * Adds a need; one that was seen before changes nothing.
   *
   * @param action the action in full
   * @param resource the ARN of the resource, or {@code *} for an action that has none
   * @return this
   * @throws InvalidSpecException if no policy could name the action or the resource
   */
  @CanIgnoreReturnValue
  public LeastPrivilege observe(String action, String resource) {
    Need need = new Need(known(action), ArnPattern.literal(resource));
    if (!needs.contains(need)) {
      // refuses here, where the caller can see it, what would make document() fail
      requireNonNull(Statement.allow(need.action()).on(need.resource()).build(), "statement");
      needs.add(need);
    }
    return this;
  }

  /**
   * Returns the policy for everything observed so far.
   *
   * @return a document with as few statements as grouping by actions or by resources gives, sorted,
   *     so that the same needs always give the same text; without statements when nothing was
   *     observed
   */
  public PolicyDocument document() {
    List<Statement> statements = new ArrayList<>();
    for (int type = 0; type < NAMES.size(); type++) {
      List<Block> blocks = blocks(needsOf(type));
      for (int i = 0; i < blocks.size(); i++) {
        String sid = NAMES.get(type) + (blocks.size() > 1 ? Integer.toString(i + 1) : "");
        statements.add(statement(sid, blocks.get(i)));
      }
    }
    return PolicyDocument.of(statements);
  }

  private static String known(String action) {
    return KafkaClusterAction.find(action)
        .map(KafkaClusterAction::action)
        .filter(action::equalsIgnoreCase)
        .orElse(action);
  }

  private List<Need> needsOf(int type) {
    return needs.stream().filter(need -> typeOf(need.resource()) == type).toList();
  }

  private static int typeOf(String resource) {
    List<String> fields = ArnPattern.fields(resource);
    boolean kafka = fields.size() == 6 && fields.get(2).equals("kafka");
    String name = kafka ? fields.get(5).substring(0, Math.max(0, fields.get(5).indexOf('/'))) : "";
    return TYPES.contains(name) ? TYPES.indexOf(name) : TYPES.size();
  }

  /** Both groupings are exact; neither is always the smaller one. */
  private static List<Block> blocks(List<Need> needs) {
    Map<String, NavigableSet<String>> byResource = new TreeMap<>();
    Map<String, NavigableSet<String>> byAction = new TreeMap<>(actionOrder());
    for (Need need : needs) {
      byResource
          .computeIfAbsent(need.resource(), each -> new TreeSet<>(actionOrder()))
          .add(need.action());
      byAction.computeIfAbsent(need.action(), each -> new TreeSet<>()).add(need.resource());
    }
    List<Block> blocks = new ArrayList<>();
    alike(byResource).forEach((actions, resources) -> blocks.add(block(actions, resources)));
    List<Block> others = new ArrayList<>();
    alike(byAction).forEach((resources, actions) -> others.add(block(actions, resources)));
    return others.size() < blocks.size() ? others : blocks;
  }

  /** Puts the keys together that have the same set, in the order of their first key. */
  private static Map<NavigableSet<String>, List<String>> alike(
      Map<String, NavigableSet<String>> sets) {
    Map<NavigableSet<String>, List<String>> alike = new LinkedHashMap<>();
    sets.forEach((key, set) -> alike.computeIfAbsent(set, each -> new ArrayList<>()).add(key));
    return alike;
  }

  private static Block block(Iterable<String> actions, Iterable<String> resources) {
    NavigableSet<String> sortedActions = new TreeSet<>(actionOrder());
    actions.forEach(sortedActions::add);
    NavigableSet<String> sortedResources = new TreeSet<>();
    resources.forEach(sortedResources::add);
    return new Block(sortedActions, sortedResources);
  }

  /** Actions of the catalogue in its order, then all others by name. */
  private static Comparator<String> actionOrder() {
    return Comparator.comparingInt(LeastPrivilege::rank).thenComparing(Comparator.naturalOrder());
  }

  private static int rank(String action) {
    List<KafkaClusterAction> all = KafkaClusterAction.all();
    return KafkaClusterAction.find(action).map(all::indexOf).orElse(all.size());
  }

  private static Statement statement(String sid, Block block) {
    String[] actions = block.actions().toArray(new String[0]);
    String[] resources = block.resources().toArray(new String[0]);
    return Statement.allow(actions[0], rest(actions))
        .sid(sid)
        .on(resources[0], rest(resources))
        .build();
  }

  private static String[] rest(String[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }
}
