package io.msksdk.auth.acl;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
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
 * What the ACLs of a cluster leave open. Every question asks the cluster anew. Thread-safe; the
 * admin stays the caller's.
 */
public final class AclState {
  private static final String EVERYONE = "User:*";
  private static final String ANY_HOST = "*";

  private final Admin admin;

  private AclState(Admin admin) {
    this.admin = admin;
  }

  /**
   * Looks at a cluster.
   *
   * @param admin an admin whose principal may describe ACLs, topics and brokers
   * @return the state
   */
  public static AclState of(Admin admin) {
    return new AclState(requireNonNull(admin, "admin"));
  }

  /**
   * Returns the topics no ACL is about.
   *
   * @return their names, sorted; internal topics left out
   * @throws CallException if the cluster refuses or does not answer
   */
  public List<String> topicsWithoutAcls() {
    List<AclBinding> acls = topicAcls();
    Set<String> topics = new TreeSet<>(topics());
    topics.removeIf(topic -> acls.stream().anyMatch(acl -> covers(acl.pattern(), topic)));
    return List.copyOf(topics);
  }

  /**
   * Returns the topics that have ACLs and none that lets the brokers read, so that followers cannot
   * replicate them.
   *
   * @param brokers whom the brokers are to one another
   * @return their names, sorted; internal topics left out
   * @throws CallException if the cluster refuses or does not answer
   */
  public List<String> topicsClosedToBrokers(BrokerPrincipal brokers) {
    List<AclBinding> acls = topicAcls();
    Set<String> closed = new TreeSet<>();
    for (String topic : topics()) {
      List<AclBinding> about = acls.stream().filter(acl -> covers(acl.pattern(), topic)).toList();
      if (!about.isEmpty() && !letBrokersRead(about, brokers)) {
        closed.add(topic);
      }
    }
    return List.copyOf(closed);
  }

  /**
   * Puts the doubts together.
   *
   * @param brokers whom the brokers are to one another
   * @return a warning for topics open to everyone, an error for topics the brokers cannot read
   * @throws CallException if the cluster refuses or does not answer
   */
  public List<Finding> findings(BrokerPrincipal brokers) {
    List<Finding> findings = new ArrayList<>();
    List<String> open = topicsWithoutAcls();
    if (!open.isEmpty()) {
      findings.add(
          Finding.warning(
                  "acl.open",
                  "topics",
                  open,
                  "an ACL on every topic, or " + OpenByDefault.PROPERTY + "=false")
              .advising(
                  "Unless OpenByDefault says no, every SCRAM user and every certificate of the"
                      + " authority reaches them."));
    }
    List<String> closed = topicsClosedToBrokers(brokers);
    if (!closed.isEmpty()) {
      findings.add(
          Finding.error("acl.brokers", "topics", closed, "Read for " + brokers)
              .advising("Their replication fails: grant it with TopicAcls."));
    }
    return List.copyOf(findings);
  }

  /**
   * Takes from a principal everything ACLs grant it, on every resource. Denials stay.
   *
   * @param principal such as {@code User:alice}
   * @return how many ACLs are gone
   * @throws CallException if the cluster refuses or does not answer
   */
  @CanIgnoreReturnValue
  public int removeGrants(String principal) {
    AclBindingFilter filter =
        new AclBindingFilter(
            ResourcePatternFilter.ANY,
            new AccessControlEntryFilter(
                requireNonNull(principal, "principal"),
                null,
                AclOperation.ANY,
                AclPermissionType.ALLOW));
    return AclChange.delete(admin, filter).size();
  }

  private Set<String> topics() {
    return BrokerAnswers.get("ListTopics", admin.listTopics().names());
  }

  private List<AclBinding> topicAcls() {
    AclBindingFilter filter =
        new AclBindingFilter(
            new ResourcePatternFilter(ResourceType.TOPIC, null, PatternType.ANY),
            AccessControlEntryFilter.ANY);
    return List.copyOf(BrokerAnswers.get("DescribeAcls", admin.describeAcls(filter).values()));
  }

  private static boolean covers(ResourcePattern pattern, String topic) {
    return pattern.patternType() == PatternType.PREFIXED
        ? topic.startsWith(pattern.name())
        : pattern.name().equals("*") || pattern.name().equals(topic);
  }

  /** Whether the ACLs of a topic let every broker read it; a denial goes before all allowances. */
  static boolean letBrokersRead(List<AclBinding> about, BrokerPrincipal brokers) {
    Set<AclPermissionType> said = EnumSet.noneOf(AclPermissionType.class);
    about.stream()
        .filter(acl -> isOnReading(acl, brokers))
        .forEach(acl -> said.add(acl.entry().permissionType()));
    return said.contains(AclPermissionType.ALLOW) && !said.contains(AclPermissionType.DENY);
  }

  /** One for a single host is about a single broker at most. */
  private static boolean isOnReading(AclBinding acl, BrokerPrincipal brokers) {
    String principal = acl.entry().principal();
    AclOperation operation = acl.entry().operation();
    return acl.entry().host().equals(ANY_HOST)
        && (principal.equals(brokers.text()) || principal.equals(EVERYONE))
        && (operation == AclOperation.READ || operation == AclOperation.ALL);
  }
}
