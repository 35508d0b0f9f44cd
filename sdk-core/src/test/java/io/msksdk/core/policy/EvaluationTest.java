package io.msksdk.core.policy;

import static io.msksdk.core.policy.Decision.Outcome.ALLOWED;
import static io.msksdk.core.policy.Decision.Outcome.EXPLICIT_DENY;
import static io.msksdk.core.policy.Decision.Outcome.IMPLICIT_DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How statements of several policies come to one decision. */
class EvaluationTest {
  private static final String READ = "kafka-cluster:ReadData";
  private static final PolicyDocument ALL = PolicyDocument.of(Statement.allow("*").on("*").build());
  private static final PolicyDocument READS =
      PolicyDocument.of(Statement.allow(READ).on("*").sid("Reads").build());
  private static final PolicyDocument NOTHING =
      PolicyDocument.of(Statement.allow("none:None").on("*").sid("None").build());
  private static final PolicyDocument DENIES =
      PolicyDocument.of(
          Statement.allow("*").on("*").build(), Statement.deny(READ).on("*").sid("No").build());

  @Test
  void nothing_isAnImplicitDeny() {
    Decision decision = decide(PolicySet.builder(), Ask.USER);

    assertThat(decision.outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(decision.allowed()).isFalse();
    assertThat(decision.statement()).isEmpty();
    assertThat(decision.reason()).isEqualTo("no statement allows " + READ + " on " + Ask.TOPIC);
  }

  @Test
  void allow_namesTheDecidingStatement() {
    Decision decision = decide(PolicySet.builder().identity("readers", READS), Ask.USER);

    assertThat(decision.outcome()).isEqualTo(ALLOWED);
    assertThat(decision.kind()).contains(PolicySet.Kind.IDENTITY);
    assertThat(decision.policy()).contains("readers");
    assertThat(decision.statement()).contains("Reads");
    assertThat(decision.reason())
        .isEqualTo("allowed by statement Reads of identity policy readers");
  }

  @Test
  void statementWithoutSid_isNamedByItsNumber() {
    PolicyDocument document =
        PolicyDocument.of(
            Statement.allow("x:Y").on("*").build(), Statement.allow(READ).on("*").build());

    assertThat(decide(PolicySet.builder().identity("p", document), Ask.USER).statement())
        .contains("2");
  }

  @Test
  void deny_winsInEitherOrder() {
    Statement allow = Statement.allow(READ).on("*").build();
    Statement deny = Statement.deny("kafka-cluster:*").on("*").sid("No").build();

    for (Statement[] order : new Statement[][] {{allow, deny}, {deny, allow}}) {
      Decision decision = Ask.decide(Ask.identity(order), READ, Ask.TOPIC);

      assertThat(decision.outcome()).isEqualTo(EXPLICIT_DENY);
      assertThat(decision.reason()).isEqualTo("denied by statement No of identity policy p1");
    }
  }

  @Test
  void statement_whoseConditionFails_doesNotApply_andIsNoDeny() {
    Statement deny = Statement.deny(READ).on("*").when("Bool", "aws:Secure", "false").build();
    Statement allow = Statement.allow(READ).on("*").when("Bool", "aws:Secure", "true").build();
    CompiledPolicies policies = Ask.identity(deny, allow);
    RequestContext secure = Ask.caller().with("aws:Secure", "true");

    assertThat(policies.decide(AccessRequest.of(secure, READ, Ask.TOPIC)).outcome())
        .isEqualTo(ALLOWED);
    assertThat(
            policies
                .decide(AccessRequest.of(secure.with("aws:Secure", "false"), READ, Ask.TOPIC))
                .outcome())
        .isEqualTo(EXPLICIT_DENY);
    assertThat(Ask.decide(policies, READ, Ask.TOPIC).outcome()).isEqualTo(IMPLICIT_DENY);
  }

  @Test
  void statement_needsActionAndResource() {
    Statement statement = Statement.allow(READ).on(Ask.TOPIC).build();

    assertThat(Ask.allowed(READ, Ask.TOPIC, statement)).isTrue();
    assertThat(Ask.allowed("kafka-cluster:WriteData", Ask.TOPIC, statement)).isFalse();
    assertThat(Ask.allowed(READ, Ask.GROUP, statement)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("kindsOnTop")
  void denyOfAnyKind_isExplicit(
      String kind, BiConsumer<PolicySet.Builder, PolicyDocument> add, boolean principals) {
    PolicySet.Builder set = PolicySet.builder().identity("all", ALL);
    add.accept(set, principals ? toEveryone(DENIES) : DENIES);

    assertThat(decide(set, Ask.USER).outcome()).as(kind).isEqualTo(EXPLICIT_DENY);
  }

  static Stream<Arguments> kindsOnTop() {
    return Stream.concat(
        Stream.of(
            arguments("identity", (set, document) -> set.identity("x", document), false),
            arguments("resource", (set, document) -> set.resource("x", document), true),
            arguments("trust", (set, document) -> set.trust("x", document), true)),
        limits());
  }

  @ParameterizedTest
  @MethodSource("limits")
  void limit_hasToAllowToo_andGrantsNothing(
      String kind, BiConsumer<PolicySet.Builder, PolicyDocument> add, boolean principals) {
    PolicyDocument reads = principals ? toEveryone(READS) : READS;
    PolicyDocument nothing = principals ? toEveryone(NOTHING) : NOTHING;
    PolicySet.Builder allowing = PolicySet.builder().identity("all", ALL);
    add.accept(allowing, reads);
    PolicySet.Builder refusing = PolicySet.builder().identity("all", ALL);
    add.accept(refusing, nothing);
    PolicySet.Builder alone = PolicySet.builder();
    add.accept(alone, reads);

    assertThat(decide(allowing, Ask.USER).outcome()).isEqualTo(ALLOWED);
    assertThat(decide(allowing, Ask.USER).policy()).contains("all");
    Decision refused = decide(refusing, Ask.USER);
    assertThat(refused.outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(refused.policy()).contains("x");
    assertThat(refused.reason()).startsWith("no " + kind + " allows " + READ);
    assertThat(decide(alone, Ask.USER).outcome()).isEqualTo(IMPLICIT_DENY);
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        arguments("session policy", (set, document) -> set.session("x", document), false),
        arguments("permissions boundary", (set, document) -> set.boundary("x", document), false),
        arguments(
            "service control policy",
            (set, document) -> set.serviceControl("root", "x", document),
            false),
        arguments(
            "resource control policy",
            (set, document) -> set.resourceControl("root", "x", document),
            true),
        arguments("endpoint policy", (set, document) -> set.endpoint("x", document), true));
  }

  @Test
  void everyBoundary_andEveryLevel_hasToAllow() {
    assertThat(
            decide(
                    PolicySet.builder()
                        .identity("all", ALL)
                        .boundary("one", READS)
                        .boundary("two", NOTHING),
                    Ask.USER)
                .policy())
        .contains("two");
    assertThat(
            decide(
                    PolicySet.builder()
                        .identity("all", ALL)
                        .serviceControl("root", "full", ALL)
                        .serviceControl("unit", "narrow", NOTHING),
                    Ask.USER)
                .policy())
        .contains("narrow");
  }

  @Test
  void policiesOfOneLevel_orOfOneSession_areAlternatives() {
    assertThat(
            decide(
                    PolicySet.builder()
                        .identity("all", ALL)
                        .serviceControl("unit", "narrow", NOTHING)
                        .serviceControl("unit", "reads", READS)
                        .session("none", NOTHING)
                        .session("reads", READS),
                    Ask.USER)
                .allowed())
        .isTrue();
  }

  @Test
  void sameAccount_needsIdentityOrResourcePolicy() {
    assertThat(
            decide(PolicySet.builder().resource("r", named(Principal.aws(Ask.USER))), Ask.USER)
                .kind())
        .contains(PolicySet.Kind.RESOURCE);
    assertThat(decide(PolicySet.builder().identity("i", READS), Ask.USER).allowed()).isTrue();
  }

  @Test
  void sameAccount_accountAsPrincipal_onlyDelegates() {
    PolicyDocument account = named(Principal.aws("arn:aws:iam::" + Ask.ACCOUNT + ":root"));

    Decision alone = decide(PolicySet.builder().resource("r", account), Ask.USER);
    assertThat(alone.outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(alone.reason())
        .endsWith("names the account only, which leaves it to identity policies");
    assertThat(
            decide(PolicySet.builder().resource("r", account).identity("i", READS), Ask.USER)
                .policy())
        .contains("i");
  }

  @Test
  void crossAccount_needsBoth() {
    PolicyDocument stranger = named(Principal.aws(Ask.STRANGER));
    PolicyDocument account = named(Principal.aws(Ask.OTHER_ACCOUNT));

    Decision onlyIdentity = decide(PolicySet.builder().identity("i", ALL), Ask.STRANGER);
    assertThat(onlyIdentity.outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(onlyIdentity.reason())
        .startsWith(
            "the resource belongs to account 111122223333, where no resource policy allows");
    Decision onlyResource = decide(PolicySet.builder().resource("r", stranger), Ask.STRANGER);
    assertThat(onlyResource.outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(onlyResource.reason()).contains("where no identity policy allows");
    assertThat(
            decide(PolicySet.builder().identity("i", READS).resource("r", stranger), Ask.STRANGER)
                .allowed())
        .isTrue();
    assertThat(
            decide(PolicySet.builder().identity("i", READS).resource("r", account), Ask.STRANGER)
                .allowed())
        .isTrue();
  }

  @Test
  void owner_canBeSaidWhereTheArnDoesNotTell() {
    AccessRequest own =
        AccessRequest.of(Ask.caller(), "s3:GetObject", "arn:aws:s3:::plugins/a.jar");
    AccessRequest foreign = own.ownedBy(Ask.OTHER_ACCOUNT);

    assertThat(own.crossAccount()).isFalse();
    assertThat(foreign.crossAccount()).isTrue();
    assertThat(Ask.identity(Statement.allow("s3:*").on("*").build()).decide(own).allowed())
        .isTrue();
    assertThat(Ask.identity(Statement.allow("s3:*").on("*").build()).decide(foreign).allowed())
        .isFalse();
  }

  @Test
  void service_needsTheResourcePolicyOnly() {
    PolicyDocument service = named(Principal.service("kafka.amazonaws.com"));

    assertThat(decide(PolicySet.builder().resource("r", service), "kafka.amazonaws.com").allowed())
        .isTrue();
    assertThat(
            decide(PolicySet.builder().resource("r", service), "kafkaconnect.amazonaws.com")
                .allowed())
        .isFalse();
  }

  @Test
  void trustPolicy_hasToAllowInTheSameAccountToo() {
    String action = "sts:AssumeRole";
    PolicyDocument may = PolicyDocument.of(Statement.allow(action).on(Ask.ROLE).build());

    assertThat(assume(PolicySet.builder().identity("i", may).trust("t", trusting("*x"))).allowed())
        .isFalse();
    assertThat(assume(PolicySet.builder().trust("t", trusting(Ask.USER))).allowed()).isTrue();
    assertThat(assume(PolicySet.builder().trust("t", trusting(Ask.ACCOUNT))).allowed()).isFalse();
    assertThat(
            assume(PolicySet.builder().identity("i", may).trust("t", trusting(Ask.ACCOUNT)))
                .allowed())
        .isTrue();
    assertThat(
            assume(PolicySet.builder().identity("i", may).trust("t", trusting(Ask.STRANGER)))
                .reason())
        .startsWith(
            "no trust policy allows sts:AssumeRole on " + Ask.ROLE + "; nearest: statement 1")
        .endsWith("does not name " + Ask.USER);
  }

  @Test
  void trustPolicy_acrossAccounts_needsTheIdentityPolicyAsWell() {
    PolicyDocument may = PolicyDocument.of(Statement.allow("sts:AssumeRole").on(Ask.ROLE).build());
    AccessRequest request =
        AccessRequest.of(RequestContext.of(Ask.STRANGER), "sts:AssumeRole", Ask.ROLE);

    assertThat(
            PolicySet.builder()
                .trust("t", trusting(Ask.STRANGER))
                .build()
                .compile()
                .decide(request)
                .allowed())
        .isFalse();
    assertThat(
            PolicySet.builder()
                .identity("i", may)
                .trust("t", trusting(Ask.STRANGER))
                .build()
                .compile()
                .decide(request)
                .allowed())
        .isTrue();
  }

  @Test
  void webIdentity_isTrustedByItsProvider() {
    String provider = "arn:aws:iam::" + Ask.ACCOUNT + ":oidc-provider/oidc.eks.example/id/A1";
    PolicyDocument trust =
        PolicyDocument.parse(
            Ask.policy(
                "'Effect':'Allow','Principal':{'Federated':'"
                    + provider
                    + "'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringEquals':"
                    + "{'oidc.eks.example/id/A1:sub':'system:serviceaccount:apps:orders'}}"));
    CompiledPolicies policies = PolicySet.builder().trust("t", trust).build().compile();
    RequestContext pod =
        RequestContext.of(provider)
            .with("oidc.eks.example/id/A1:sub", "system:serviceaccount:apps:orders");

    assertThat(
            policies
                .decide(AccessRequest.of(pod, "sts:AssumeRoleWithWebIdentity", Ask.ROLE))
                .allowed())
        .isTrue();
    assertThat(
            policies
                .decide(
                    AccessRequest.of(
                        pod.with("oidc.eks.example/id/A1:sub", "system:serviceaccount:x:y"),
                        "sts:AssumeRoleWithWebIdentity",
                        Ask.ROLE))
                .allowed())
        .isFalse();
  }

  @Test
  void kindOfPolicy_decidesAboutPrincipals() {
    assertThatThrownBy(
            () ->
                PolicySet.builder()
                    .identity("mine", named(Principal.everyone()))
                    .resource("cluster", READS)
                    .build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("mine: Statement[0].Principal")
        .hasMessageContaining("cluster: Statement[0](Reads).Principal: (not set)");
  }

  @Test
  void malformedRequest_isRefused() {
    assertThatThrownBy(() -> AccessRequest.of(Ask.caller(), "ReadData", Ask.TOPIC))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("action: ReadData (expected: <service>:<action>)");
    assertThatThrownBy(() -> AccessRequest.of(Ask.caller(), READ, "orders"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("resource: orders (expected: an ARN, or *)");
    assertThatThrownBy(() -> AccessRequest.of(Ask.caller(), READ, "arn:aws:kafka:us-east-1"))
        .isInstanceOf(InvalidSpecException.class);
  }

  private static Arguments arguments(
      String kind, BiConsumer<PolicySet.Builder, PolicyDocument> add, boolean principals) {
    return Arguments.of(kind, add, principals);
  }

  private static Decision decide(PolicySet.Builder set, String principal) {
    return Ask.decideAs(principal, set.build().compile(), READ, Ask.TOPIC);
  }

  private static Decision assume(PolicySet.Builder set) {
    return Ask.decide(set.build().compile(), "sts:AssumeRole", Ask.ROLE);
  }

  private static PolicyDocument named(Principal principal) {
    return PolicyDocument.of(Statement.allow(READ).on("*").to(principal).build());
  }

  private static PolicyDocument trusting(String principal) {
    Principal trusted =
        principal.equals("*x") ? Principal.service("x.amazonaws.com") : Principal.aws(principal);
    return PolicyDocument.parse(
        PolicyDocument.of(Statement.allow("sts:AssumeRole").to(trusted).build()).toJson());
  }

  private static PolicyDocument toEveryone(PolicyDocument document) {
    return PolicyDocument.of(
        document.statements().stream()
            .map(
                statement ->
                    (statement.effect() == Statement.Effect.ALLOW
                            ? Statement.allow(statement.actions().get(0))
                            : Statement.deny(statement.actions().get(0)))
                        .on("*")
                        .to(Principal.everyone())
                        .build())
            .toList());
  }
}
