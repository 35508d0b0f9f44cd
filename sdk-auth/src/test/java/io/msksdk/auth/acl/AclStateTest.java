package io.msksdk.auth.acl;

import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** Which ACLs let brokers read a topic, by the order in which Kafka weighs them. */
class AclStateTest {
  private static final BrokerPrincipal BROKERS = BrokerPrincipal.of("b-1.orders.example.com:9094");

  private static AclBinding acl(
      String principal, String host, AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, "orders", PatternType.LITERAL),
        new AccessControlEntry(principal, host, operation, permission));
  }

  private static final AclBinding ALLOWED = acl(BROKERS.text(), "*", AclOperation.READ, ALLOW);

  @Test
  void allowance_letsBrokersRead_alsoWhenItIsForEveryoneAndEverything() {
    assertThat(AclState.letBrokersRead(List.of(ALLOWED), BROKERS)).isTrue();
    assertThat(
            AclState.letBrokersRead(List.of(acl("User:*", "*", AclOperation.ALL, ALLOW)), BROKERS))
        .isTrue();
    assertThat(
            AclState.letBrokersRead(
                List.of(acl("User:alice", "*", AclOperation.READ, ALLOW)), BROKERS))
        .isFalse();
  }

  @Test
  void denial_goesBeforeAnyAllowance() {
    for (String principal : List.of(BROKERS.text(), "User:*")) {
      for (AclOperation operation : List.of(AclOperation.READ, AclOperation.ALL)) {
        assertThat(
                AclState.letBrokersRead(
                    List.of(ALLOWED, acl(principal, "*", operation, DENY)), BROKERS))
            .isFalse();
      }
    }
    assertThat(
            AclState.letBrokersRead(
                List.of(ALLOWED, acl("User:alice", "*", AclOperation.READ, DENY)), BROKERS))
        .isTrue();
    assertThat(
            AclState.letBrokersRead(
                List.of(ALLOWED, acl("User:*", "*", AclOperation.WRITE, DENY)), BROKERS))
        .isTrue();
  }

  @Test
  void allowanceForOneHost_doesNotLetTheBrokersOfOthersRead() {
    assertThat(
            AclState.letBrokersRead(
                List.of(acl(BROKERS.text(), "10.0.0.1", AclOperation.READ, ALLOW)), BROKERS))
        .isFalse();
  }
}
