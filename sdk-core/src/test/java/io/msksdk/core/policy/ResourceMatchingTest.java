package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resources a statement covers. */
class ResourceMatchingTest {

  /** R and U stand for the beginning of the ARN and the UUID of the guide's examples. */
  @ParameterizedTest
  @CsvSource({
    // the vectors of the guide's wildcard section
    "R:topic/MyTestCluster/*, R:topic/MyTestCluster/U/orders, true",
    "R:topic/MyTestCluster/*, R:topic/MyTestCluster/other-uuid-2/orders, true",
    "R:topic/MyTestCluster/*, R:topic/MyTestCluster2/U/orders, false",
    "R:topic/MyTestCluster/*, R:group/MyTestCluster/U/orders, false",
    "R:topic/MyTestCluster/U/*_test, R:topic/MyTestCluster/U/orders_test, true",
    "R:topic/MyTestCluster/U/*_test, R:topic/MyTestCluster/U/orders_test2, false",
    "R:topic/MyTestCluster/U/*_test, R:topic/MyTestCluster/other-uuid-2/orders_test, false",
    "R:transactional-id/MyTestCluster/*/tx-1, R:transactional-id/MyTestCluster/U/tx-1, true",
    "R:group/MyTestCluster/*, R:group/MyTestCluster/U/app-1, true",
    "R:group/MyTestCluster/*, R:group/MyTestCluster/U/a/b/c, true",
    "R:cluster/MyTestCluster/*, R:cluster/MyTestCluster/U, true",
    "R:cluster/MyTestCluster/*, R:topic/MyTestCluster/U/orders, false",
    "arn:aws:kafka:*:*:topic/*/*, R:topic/MyTestCluster/U/orders, true",
    "arn:aws:kafka:*:*:cluster/*, R:cluster/MyTestCluster/U, true",
    "*, R:topic/MyTestCluster/U/orders, true",
    // each of the first four fields is a pattern of its own
    "arn:aws*:kafka:us-????-1:1111*:topic/MyTestCluster/U/orders, R:topic/MyTestCluster/U/orders,"
        + " true",
    "arn:*:orders, R:topic/MyTestCluster/U/orders, false",
    "arn:aws:kafka:*:topic/MyTestCluster/U/orders, R:topic/MyTestCluster/U/orders, false",
    "arn:aws:kafka:us-east-1::topic/*, R:topic/MyTestCluster/U/orders, false",
    "arn:aws-cn:kafka:*:*:topic/*, R:topic/MyTestCluster/U/orders, false",
    // the type is literal
    "arn:aws:kafka:*:111122223333:*/MyTestCluster/U/*, R:topic/MyTestCluster/U/orders, false",
    "arn:aws:kafka:*:111122223333:top??/MyTestCluster/U/*, R:topic/MyTestCluster/U/orders, false",
    "arn:aws:kafka:*:*:*, R:topic/MyTestCluster/U/orders, true",
    "arn:aws:kafka:*:*:top*, R:topic/MyTestCluster/U/orders, true",
    // case, metacharacters, question marks
    "R:topic/MyTestCluster/U/Orders, R:topic/MyTestCluster/U/orders, false",
    "R:Topic/MyTestCluster/U/orders, R:topic/MyTestCluster/U/orders, false",
    "R:topic/MyTestCluster/U/o.ders, R:topic/MyTestCluster/U/orders, false",
    "R:topic/MyTestCluster/U/o+(a)[b]$^|, R:topic/MyTestCluster/U/o+(a)[b]$^|, true",
    "R:topic/MyTestCluster/U/order?, R:topic/MyTestCluster/U/orders, true",
    "R:topic/MyTestCluster/U/orders?, R:topic/MyTestCluster/U/orders, false",
    "R:topic/MyTestCluster/U/*o*r*d*e*r*s*, R:topic/MyTestCluster/U/orders, true",
    "R:topic/MyTestCluster/U/or*rs, R:topic/MyTestCluster/U/ors, false",
    // fewer than six fields: the rest is anything
    "arn:aws:kafka:us-east-1, R:topic/MyTestCluster/U/orders, true",
    "arn:aws:kafka*, R:topic/MyTestCluster/U/orders, true",
    "arn:aws:s3, R:topic/MyTestCluster/U/orders, false",
    // other services
    "arn:aws:s3:::data-*/in/*, arn:aws:s3:::data-1/in/x, true",
    "arn:aws:secretsmanager:*:*:secret:AmazonMSK_*,"
        + " arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_a-x1, true",
    "arn:aws:secretsmanager:*:*:s*:AmazonMSK_*,"
        + " arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_a-x1, false",
    // an action without a resource is covered by a lone star only
    "*, *, true",
    "arn:aws:kafka:*:*:*, *, false",
  })
  void resource_isMatchedFieldByField(String pattern, String resource, boolean covered) {
    String written = expanded(pattern);
    String asked = expanded(resource);

    assertThat(Ask.allowed("x:Y", asked, Statement.allow("*").on(written).build()))
        .as("Resource %s on %s", written, asked)
        .isEqualTo(covered);
    assertThat(Ask.allowed("x:Y", asked, Statement.allow("*").onAllBut(written).build()))
        .as("NotResource %s on %s", written, asked)
        .isEqualTo(!covered);
  }

  @Test
  void severalResources_areAlternatives_andNotResourceMeansNone() {
    String other = Ask.R + "topic/MyTestCluster/" + Ask.U + "/payments";

    assertThat(Ask.allowed("x:Y", other, Statement.allow("*").on(Ask.TOPIC, other).build()))
        .isTrue();
    assertThat(Ask.allowed("x:Y", other, Statement.allow("*").onAllBut(Ask.TOPIC, other).build()))
        .isFalse();
    assertThat(
            Ask.allowed("x:Y", Ask.GROUP, Statement.allow("*").onAllBut(Ask.TOPIC, other).build()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "RESOURCE, arn:aws:kafka:us-east-1, false",
    "RESOURCE, arn:aws:kafka:us-*-1, true",
    "ENDPOINT, arn:aws:kafka:us-*-1, true",
    "SERVICE_CONTROL, arn:aws:kafka:us-*-1, false",
    "SERVICE_CONTROL, arn:aws:kafka:us-*, true",
    "RESOURCE_CONTROL, arn:aws:kafka:*, false",
    "SESSION, arn:aws:kafka, true",
    "BOUNDARY, arn:aws:kafka, true",
  })
  void shortArn_isPaddedAsTheKindOfPolicyHasIt(
      PolicySet.Kind kind, String pattern, boolean covered) {
    ArnPattern compiled = ArnPattern.of(pattern, true, kind.shortArns());

    assertThat(compiled.matches(AccessRequest.of(Ask.caller(), "x:Y", Ask.TOPIC)))
        .isEqualTo(covered);
  }

  private static String expanded(String arn) {
    return arn.replace("R:", Ask.R).replace("/U", "/" + Ask.U);
  }
}
