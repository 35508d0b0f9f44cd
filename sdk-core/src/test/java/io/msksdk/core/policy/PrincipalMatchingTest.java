package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the statements of resource policies cover. */
class PrincipalMatchingTest {
  private static final String A = Ask.ACCOUNT;

  @ParameterizedTest
  @CsvSource({
    "AWS, *, arn:aws:iam::A:user/teams/alice, DIRECT",
    "AWS, arn:aws:iam::A:user/teams/alice, arn:aws:iam::A:user/teams/alice, DIRECT",
    "AWS, arn:aws:iam::A:user/alice, arn:aws:iam::A:user/teams/alice, NONE",
    "AWS, A, arn:aws:iam::A:user/teams/alice, ACCOUNT",
    "AWS, arn:aws:iam::A:root, arn:aws:iam::A:user/teams/alice, ACCOUNT",
    "AWS, arn:aws:iam::A:root, arn:aws:sts::A:assumed-role/orders/pod, ACCOUNT",
    "AWS, arn:aws:iam::A:root, arn:aws:iam::A:root, DIRECT",
    "AWS, 999999999999, arn:aws:iam::A:user/teams/alice, NONE",
    "AWS, arn:aws:iam::999999999999:root, arn:aws:iam::A:user/alice, NONE",
    // a session is covered by its role, whatever the role's path, and by itself
    "AWS, arn:aws:iam::A:role/apps/orders, arn:aws:sts::A:assumed-role/orders/pod, DIRECT",
    "AWS, arn:aws:iam::A:role/orders, arn:aws:sts::A:assumed-role/orders/pod, DIRECT",
    "AWS, arn:aws:iam::A:role/orders, arn:aws:sts::A:assumed-role/billing/orders, NONE",
    "AWS, arn:aws:iam::9:role/orders, arn:aws:sts::A:assumed-role/orders/pod, NONE",
    "AWS, arn:aws-cn:iam::A:role/orders, arn:aws:sts::A:assumed-role/orders/pod, NONE",
    "AWS, arn:aws:sts::A:assumed-role/orders/pod, arn:aws:sts::A:assumed-role/orders/pod, DIRECT",
    "AWS, arn:aws:sts::A:assumed-role/orders/a, arn:aws:sts::A:assumed-role/orders/pod, NONE",
    "AWS, arn:aws:iam::A:user/bob, arn:aws:sts::A:federated-user/bob, DIRECT",
    "AWS, arn:aws:iam::A:user/bob, arn:aws:sts::A:federated-user/eve, NONE",
    "Service, kafka.amazonaws.com, kafka.amazonaws.com, DIRECT",
    "Service, kafka.amazonaws.com, s3.amazonaws.com, NONE",
    "Service, A, arn:aws:iam::A:user/alice, NONE",
    "Federated, accounts.google.com, accounts.google.com, DIRECT",
    "CanonicalUser, 79a59df900b949e5, 79a59df900b949e5, DIRECT",
  })
  void principal_coversAccountsUsersRolesAndTheirSessions(
      String type, String principal, String caller, PrincipalMatch match) {
    Principal written = Principal.of(type, principal.replaceAll("\\bA\\b", A));
    CallerIdentity asking = CallerIdentity.of(caller.replaceAll("\\bA\\b", A));

    assertThat(CompiledPrincipals.of(Listed.of(List.of(written))).match(asking)).isEqualTo(match);
    assertThat(CompiledPrincipals.of(Listed.allBut(List.of(written))).match(asking))
        .isEqualTo(match == PrincipalMatch.NONE ? PrincipalMatch.DIRECT : PrincipalMatch.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:user/teams/alice, EXPLICIT_DENY",
    "arn:aws:iam::111122223333:root, EXPLICIT_DENY",
    "arn:aws:iam::444455556666:user/bob, ALLOWED",
  })
  void deny_onAnAccount_coversAllOfIt(String caller, Decision.Outcome outcome) {
    CompiledPolicies policies =
        PolicySet.builder()
            .resource(
                "r",
                PolicyDocument.of(
                    Statement.allow("*").on("*").to(Principal.everyone()).build(),
                    Statement.deny("*").on("*").to(Principal.aws(A)).build()))
            .build()
            .compile();
    AccessRequest request =
        AccessRequest.of(
            RequestContext.of(caller), "kafka-cluster:Connect", "arn:aws:kafka:us-east-1::x/y");

    assertThat(policies.decide(request).outcome()).isEqualTo(outcome);
  }
}
