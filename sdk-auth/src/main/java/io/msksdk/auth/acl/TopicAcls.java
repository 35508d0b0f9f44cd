package io.msksdk.auth.acl;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Grants topics to principals by Kafka ACLs, and always {@code Read} to the brokers with them: once
 * a topic has an ACL, brokers without one cannot replicate it. Thread-safe; the admin stays the
 * caller's.
 *
 * <pre>{@code
 * TopicAcls acls = TopicAcls.of(admin, BrokerPrincipal.of(bootstrapBrokers));
 * acls.grantRead("User:alice", "orders", "billing");
 * acls.grantWrite("User:CN=orders-app", "orders");
 * }</pre>
 *
 * <p>The first ACL on a topic that was open to everyone closes it to everyone else. Source: Amazon
 * MSK Developer Guide, "Apache Kafka ACLs".
 */
public final class TopicAcls {
  private static final String ANY_HOST = "*";
  private static final String PRINCIPAL = "User:";

  private final Admin admin;
  private final BrokerPrincipal brokers;

  private TopicAcls(Admin admin, BrokerPrincipal brokers) {
    this.admin = admin;
    this.brokers = brokers;
  }

  /**
   * Works on a cluster.
   *
   * @param admin an admin whose principal may change ACLs
   * @param brokers whom the brokers are to one another
   * @return the ACLs of that cluster
   */
  public static TopicAcls of(Admin admin, BrokerPrincipal brokers) {
    return new TopicAcls(requireNonNull(admin, "admin"), requireNonNull(brokers, "brokers"));
  }

  /**
   * Lets a principal read a topic as a member of a group, from any host.
   *
   * @param principal such as {@code User:alice} or {@code User:CN=orders-app}
   * @param topic the topic
   * @param group the consumer group
   * @return the ACLs the cluster has now, the brokers' among them
   * @throws InvalidSpecException if the principal does not begin with {@code User:}
   * @throws CallException if the cluster refuses or does not answer
   */
  @CanIgnoreReturnValue
  public List<AclBinding> grantRead(String principal, String topic, String group) {
    return create(
        topic,
        List.of(
            allow(ResourceType.TOPIC, topic, principal, AclOperation.READ),
            allow(ResourceType.GROUP, group, principal, AclOperation.READ)));
  }

  /**
   * Lets a principal write a topic, idempotently too, from any host.
   *
   * @param principal such as {@code User:alice} or {@code User:CN=orders-app}
   * @param topic the topic
   * @return the ACLs the cluster has now, the brokers' among them
   * @throws InvalidSpecException if the principal does not begin with {@code User:}
   * @throws CallException if the cluster refuses or does not answer
   */
  @CanIgnoreReturnValue
  public List<AclBinding> grantWrite(String principal, String topic) {
    return create(topic, List.of(allow(ResourceType.TOPIC, topic, principal, AclOperation.WRITE)));
  }

  /**
   * Lets a principal write a topic in transactions, from any host.
   *
   * @param principal such as {@code User:alice} or {@code User:CN=orders-app}
   * @param topic the topic
   * @param transactionalId its transactional id
   * @return the ACLs the cluster has now, the brokers' among them
   * @throws InvalidSpecException if the principal does not begin with {@code User:}
   * @throws CallException if the cluster refuses or does not answer
   */
  @CanIgnoreReturnValue
  public List<AclBinding> grantTransactions(
      String principal, String topic, String transactionalId) {
    return create(
        topic,
        List.of(
            allow(ResourceType.TOPIC, topic, principal, AclOperation.WRITE),
            allow(ResourceType.TRANSACTIONAL_ID, transactionalId, principal, AclOperation.WRITE)));
  }

  /**
   * Creates ACLs of any form, prefixes of topics among them, and before them {@code Read} on the
   * same topics for the brokers.
   *
   * @param wanted the ACLs
   * @return the ACLs the cluster has now, the brokers' among them
   * @throws CallException if the cluster refuses or does not answer
   */
  @CanIgnoreReturnValue
  public List<AclBinding> grant(Collection<AclBinding> wanted) {
    List<AclBinding> bindings = new ArrayList<>();
    wanted.stream()
        .map(AclBinding::pattern)
        .filter(pattern -> pattern.resourceType() == ResourceType.TOPIC)
        .distinct()
        .forEach(pattern -> bindings.add(new AclBinding(pattern, brokersRead())));
    bindings.addAll(wanted);
    AclChange.create(admin, bindings);
    return List.copyOf(bindings);
  }

  private AccessControlEntry brokersRead() {
    return new AccessControlEntry(
        brokers.text(), ANY_HOST, AclOperation.READ, AclPermissionType.ALLOW);
  }

  /**
   * Takes from a principal what ACLs grant it on a topic. The brokers keep theirs, so the topic
   * stays closed to those without an ACL.
   *
   * @param principal such as {@code User:alice}; not the brokers'
   * @param topic the topic
   * @return the ACLs that are gone
   * @throws InvalidSpecException if it is the principal of the brokers
   * @throws CallException if the cluster refuses or does not answer
   */
  @CanIgnoreReturnValue
  public Collection<AclBinding> revoke(String principal, String topic) {
    if (checked(principal).equals(brokers.text())) {
      throw InvalidSpecException.of(
          Finding.error("acl.principal", "principal", principal, "not that of the brokers")
              .advising("Without it the topic is no longer replicated."));
    }
    AclBindingFilter filter =
        new AclBindingFilter(
            new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.LITERAL),
            new AccessControlEntryFilter(
                principal, null, AclOperation.ANY, AclPermissionType.ALLOW));
    return AclChange.delete(admin, filter);
  }

  /** The brokers' comes first: there is no moment in which they are shut out. */
  private List<AclBinding> create(String topic, List<AclBinding> wanted) {
    List<AclBinding> bindings = new ArrayList<>();
    // only the topic: the guide's command also has all groups, and an ACL on all groups would
    // close every open group to everyone else
    bindings.add(allow(ResourceType.TOPIC, topic, brokers.text(), AclOperation.READ));
    bindings.addAll(wanted);
    AclChange.create(admin, bindings);
    return List.copyOf(bindings);
  }

  private static AclBinding allow(
      ResourceType type, String name, String principal, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, requireNonNull(name, "name"), PatternType.LITERAL),
        new AccessControlEntry(checked(principal), ANY_HOST, operation, AclPermissionType.ALLOW));
  }

  private static String checked(String principal) {
    if (!requireNonNull(principal, "principal").startsWith(PRINCIPAL)
        || principal.length() == PRINCIPAL.length()) {
      throw InvalidSpecException.of(
          Finding.error(
              "acl.principal", "principal", principal, "User: and a user, or User:CN=..."));
    }
    return principal;
  }
}
