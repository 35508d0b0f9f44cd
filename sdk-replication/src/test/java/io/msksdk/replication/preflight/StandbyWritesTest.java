package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.PRIMARY;
import static io.msksdk.replication.preflight.Facts.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import io.msksdk.replication.replicator.NameFilter;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class StandbyWritesTest {
  @Test
  void writeAcl_missingOnTheTarget_isNamed_andReadAclIsNot() {
    AclBinding write = acl("User:CN=app", AclOperation.WRITE, "orders");
    AclBinding read = acl("User:CN=app", AclOperation.READ, "orders");
    AclBinding other = acl("User:CN=app", AclOperation.WRITE, "scratch");
    NameFilter filter = new NameFilter(List.of("orders.*"), List.of());

    List<Finding> missing =
        StandbyWrites.ofAcls(List.of(write, read, other), List.of())
            .missing(PRIMARY, STANDBY, filter, List.of());
    List<Finding> there =
        StandbyWrites.ofAcls(List.of(write, read), List.of(write))
            .missing(PRIMARY, STANDBY, filter, List.of());

    assertThat(missing).extracting(Finding::code).containsExactly("preflight.standby-acl");
    assertThat(missing.get(0).value()).contains("orders");
    assertThat(there).isEmpty();
  }

  @Test
  void producerWhosePolicyNamesTheSourceAlone_isNamed() {
    String principal = "arn:aws:sts::111122223333:assumed-role/app/session";
    PolicyDocument sourceOnly =
        PolicyDocument.of(
            Statement.allow("kafka-cluster:Connect").on(PRIMARY).build(),
            Statement.allow("kafka-cluster:WriteData")
                .on("arn:aws:kafka:eu-west-1:111122223333:topic/orders/*")
                .build());
    StandbyWrites writes =
        StandbyWrites.ofAcls(List.of(), List.of()).producer(principal, sourceOnly);

    List<Finding> missing =
        writes.missing(
            PRIMARY, STANDBY, new NameFilter(List.of(".*"), List.of()), List.of("b", "a"));

    assertThat(missing).extracting(Finding::code).containsExactly("preflight.standby-policy");
    assertThat(missing.get(0).value()).contains("[a, b]");
  }

  private static AclBinding acl(String principal, AclOperation operation, String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }
}
