package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An action of IAM access control for Kafka on MSK ({@code kafka-cluster:*}): what it stands for in
 * Kafka, what it is checked against and which other actions it needs. Data with its source, read
 * from a table; Kafka's types and operations are plain names. Immutable.
 *
 * <pre>{@code
 * KafkaClusterAction.forOperation("GROUP", "READ").get().action();   // kafka-cluster:AlterGroup
 * KafkaClusterAction.matching("kafka-cluster:*Topic");               // four actions
 * }</pre>
 *
 * <p>The companions are what the guide asks a policy to contain; brokers check each action for
 * itself, and Kafka's rule that reading or writing implies describing does not hold.
 */
public final class KafkaClusterAction {
  static final String SERVICE = "kafka-cluster";
  private static final KafkaClusterTable TABLE = KafkaClusterTable.read();

  private final String name;
  private final String resourceType;
  private final String operation;
  private final List<String> companions;
  private final boolean serverless;
  private final String source;

  KafkaClusterAction(
      String name,
      String resourceType,
      String operation,
      List<String> companions,
      boolean serverless,
      String source) {
    this.name = name;
    this.resourceType = resourceType;
    this.operation = operation;
    this.companions = List.copyOf(companions);
    this.serverless = serverless;
    this.source = source;
  }

  /**
   * Returns every action.
   *
   * @return the 19 actions in the order of the guide; unmodifiable
   */
  public static List<KafkaClusterAction> all() {
    return TABLE.rows();
  }

  /**
   * Finds an action by its name.
   *
   * @param action the name, such as {@code kafka-cluster:ReadData} or {@code ReadData}; case does
   *     not matter
   * @return the action, empty when there is none of this name
   */
  public static Optional<KafkaClusterAction> find(String action) {
    String name = requireNonNull(action, "action").toLowerCase(Locale.ROOT);
    String prefix = SERVICE + ":";
    return TABLE.named(name.startsWith(prefix) ? name.substring(prefix.length()) : name);
  }

  /**
   * Finds the action that a question of Kafka's authorizer stands for.
   *
   * @param resourceType {@code CLUSTER}, {@code TOPIC}, {@code GROUP} or {@code TRANSACTIONAL_ID}
   * @param operation the operation, such as {@code READ} or {@code DESCRIBE_CONFIGS}
   * @return the action, empty when IAM has none, so that nothing can grant it; {@code CREATE} is
   *     decided on the topic, never on the cluster
   */
  public static Optional<KafkaClusterAction> forOperation(String resourceType, String operation) {
    return TABLE.standingFor(resourceType, operation);
  }

  /**
   * Finds the actions an entry of {@code Action} covers.
   *
   * @param pattern an action or pattern as policies have it, such as {@code
   *     kafka-cluster:Describe*}
   * @return the actions in the order of the guide
   */
  public static List<KafkaClusterAction> matching(String pattern) {
    ActionPattern compiled = ActionPattern.of(pattern);
    return all().stream().filter(row -> compiled.matches(row.action(), SERVICE.length())).toList();
  }

  /**
   * Returns the name without the service.
   *
   * @return the name, such as {@code ReadData}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the action as policies have it.
   *
   * @return the full name, such as {@code kafka-cluster:ReadData}
   */
  public String action() {
    return SERVICE + ":" + name;
  }

  /**
   * Returns the type of resource the action is checked against.
   *
   * @return {@code cluster}, {@code topic}, {@code group} or {@code transactional-id}, as in the
   *     resource's ARN
   */
  public String resourceType() {
    return resourceType;
  }

  /**
   * Returns the Kafka operation the action stands for, on a resource of the type above.
   *
   * @return the operation, empty for {@code Connect}, which is about the connection
   */
  public Optional<String> operation() {
    return operation.isEmpty() ? Optional.empty() : Optional.of(operation);
  }

  /**
   * Returns the actions that a policy with this one must contain too.
   *
   * @return the actions the guide lists beside this one; see {@link #closure()} for theirs
   */
  public List<KafkaClusterAction> companions() {
    return companions.stream().map(TABLE::required).toList();
  }

  /**
   * Returns all that a policy must contain for this action to be usable: this action, its
   * companions and theirs.
   *
   * @return the actions in the order of the guide
   */
  public List<KafkaClusterAction> closure() {
    Set<KafkaClusterAction> closure = new LinkedHashSet<>();
    List<KafkaClusterAction> open = new ArrayList<>(List.of(this));
    while (!open.isEmpty()) {
      KafkaClusterAction next = open.remove(open.size() - 1);
      if (closure.add(next)) {
        open.addAll(next.companions());
      }
    }
    return all().stream().filter(closure::contains).toList();
  }

  /**
   * Says whether serverless clusters know the action.
   *
   * @return false for three actions on the cluster
   */
  public boolean serverless() {
    return serverless;
  }

  /**
   * Returns where the row is printed.
   *
   * @return the document and its section
   */
  public String source() {
    return source;
  }

  /**
   * Returns the smallest statement that allows this action on one resource, for the message of a
   * denial.
   *
   * @param resource the ARN of the resource; wildcards in its name are taken literally
   * @return the statement
   * @throws InvalidSpecException if the resource is no ARN
   */
  public Statement minimalStatement(String resource) {
    return Statement.allow(action()).on(ArnPattern.literal(resource)).build();
  }

  /**
   * Returns the action as policies have it.
   *
   * @return the full name
   */
  @Override
  public String toString() {
    return action();
  }
}
