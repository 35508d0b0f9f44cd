package io.msksdk.auth.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.policy.ClientPolicy;
import io.msksdk.auth.policy.UseCase;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalMskTest
class TopicAclsBrokerIT {
  private static final BrokerPrincipal BROKERS =
      BrokerPrincipal.of("b-1.orders.67281x.c4.kafka.us-east-1.amazonaws.com:9094");

  private final LocalMsk local;
  private final LocalCluster cluster;
  private final Admin admin;
  private final TopicAcls acls;
  private final AclState state;
  private final String topic = "orders-" + UUID.randomUUID();
  private final String user = "User:alice-" + UUID.randomUUID();

  TopicAclsBrokerIT(LocalMsk local, LocalCluster cluster) {
    this.local = local;
    this.cluster = cluster;
    this.admin = Admin.create(cluster.clientProperties());
    this.acls = TopicAcls.of(admin, BROKERS);
    this.state = AclState.of(admin);
  }

  @BeforeEach
  void createTopic() throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    state.removeGrants(user);
    state.removeGrants(BROKERS.text());
    admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
    admin.close();
  }

  @Test
  void everyGrant_hasTheBrokersReadBeforeIt() {
    assertThat(acls.grantWrite(user, topic).get(0))
        .satisfies(
            binding -> {
              assertThat(binding.entry().principal()).isEqualTo(BROKERS.text());
              assertThat(binding.entry().operation()).isEqualTo(AclOperation.READ);
              assertThat(binding.pattern().name()).isEqualTo(topic);
            });
    assertThat(acls.grantRead(user, topic, "billing"))
        .extracting(binding -> binding.pattern().resourceType())
        .containsExactly(ResourceType.TOPIC, ResourceType.TOPIC, ResourceType.GROUP);
    assertThat(acls.grantTransactions(user, topic, "tx")).hasSize(3);
    assertThat(state.topicsClosedToBrokers(BROKERS)).doesNotContain(topic);
  }

  @Test
  void openTopic_isReported_untilItHasAnAcl() {
    assertThat(state.topicsWithoutAcls()).contains(topic);
    assertThat(state.findings(BROKERS))
        .extracting(Finding::code)
        .contains("acl.open")
        .doesNotContain("acl.brokers");

    acls.grantRead(user, topic, "billing");

    assertThat(state.topicsWithoutAcls()).doesNotContain(topic);
  }

  @Test
  void topicTheBrokersCannotRead_isAnError() {
    acls.grantRead(user, topic, "billing");
    state.removeGrants(BROKERS.text());

    assertThat(state.topicsClosedToBrokers(BROKERS)).contains(topic);
    assertThat(state.findings(BROKERS)).extracting(Finding::code).contains("acl.brokers");
  }

  @Test
  void revoked_losesItsGrants_andTheBrokersKeepTheirs() {
    acls.grantRead(user, topic, "billing");
    acls.grantWrite(user, topic);

    assertThat(acls.revoke(user, topic)).hasSize(2);

    assertThat(state.topicsClosedToBrokers(BROKERS)).doesNotContain(topic);
    assertThat(state.topicsWithoutAcls()).doesNotContain(topic);
    assertThat(state.removeGrants(user)).isEqualTo(1);
    assertThatThrownBy(() -> acls.revoke(BROKERS.text(), topic))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("no longer replicated");
  }

  @Test
  void principalInAnotherForm_isRefused_andSoIsAPrincipalWithoutTheRight() {
    assertThatThrownBy(() -> acls.grantWrite("alice", topic))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("principal: alice");
    LocalIdentity app =
        local.identity(
            "no-acls-" + topic,
            ClientPolicy.on(MskClusterArn.parse(cluster.arn()))
                .allow(UseCase.produce(topic))
                .document()
                .toJson());
    try (Admin other = Admin.create(cluster.clientProperties(app))) {
      assertThatThrownBy(() -> TopicAcls.of(other, BROKERS).grantWrite(user, topic))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("CreateAcls");
    }
  }
}
