package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.acl.BrokerPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The ACLs a cluster shall have before it is closed to everybody else, and the way to its brokers.
 * Immutable; the admin stays the caller's.
 *
 * <pre>{@code
 * AclLockdown.through(admin, BrokerPrincipal.of(servers))
 *     .grantWrite("User:shop", "orders")
 *     .grantRead("User:billing", "orders", "billing");
 * }</pre>
 */
public final class AclLockdown {
  private static final String ANY_HOST = "*";

  private final Admin admin;
  private final BrokerPrincipal brokers;
  private final Set<AclBinding> bindings;

  private AclLockdown(Admin admin, BrokerPrincipal brokers, Set<AclBinding> bindings) {
    this.admin = requireNonNull(admin, "admin");
    this.brokers = requireNonNull(brokers, "brokers");
    this.bindings = bindings;
  }

  /**
   * Starts without ACLs: those the cluster has already may be all it needs.
   *
   * @param admin an admin whose principal may describe and alter ACLs
   * @param brokers whom the brokers are to one another; they get Read on every topic with an ACL
   * @return the lock-down
   */
  public static AclLockdown through(Admin admin, BrokerPrincipal brokers) {
    return new AclLockdown(admin, brokers, Set.of());
  }

  /**
   * Lets a principal write a topic.
   *
   * @param principal such as {@code User:shop}
   * @param topic the topic
   * @return a lock-down with that ACL
   */
  public AclLockdown grantWrite(String principal, String topic) {
    return with(
        allow(ResourceType.TOPIC, topic, principal, AclOperation.WRITE),
        allow(ResourceType.TOPIC, topic, brokers.text(), AclOperation.READ));
  }

  /**
   * Lets a principal read a topic as a member of a group.
   *
   * @param principal such as {@code User:billing}
   * @param topic the topic
   * @param group the consumer group
   * @return a lock-down with those ACLs
   */
  public AclLockdown grantRead(String principal, String topic, String group) {
    return with(
        allow(ResourceType.TOPIC, topic, principal, AclOperation.READ),
        allow(ResourceType.GROUP, group, principal, AclOperation.READ),
        allow(ResourceType.TOPIC, topic, brokers.text(), AclOperation.READ));
  }

  /**
   * Adds any other ACL.
   *
   * @param more the ACLs
   * @return a lock-down with those ACLs
   */
  public AclLockdown with(AclBinding... more) {
    Set<AclBinding> all = new LinkedHashSet<>(bindings);
    all.addAll(List.of(more));
    return new AclLockdown(admin, brokers, all);
  }

  private static AclBinding allow(
      ResourceType type, String name, String principal, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW));
  }

  Admin admin() {
    return admin;
  }

  BrokerPrincipal brokers() {
    return brokers;
  }

  List<AclBinding> bindings() {
    return new ArrayList<>(bindings);
  }
}
