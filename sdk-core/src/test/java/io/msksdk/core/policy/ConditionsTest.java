package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Condition operators, on one key {@code t:Key}. */
class ConditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // texts
        "StringEquals | a | a | true",
        "StringEquals | A | a | false",
        "StringEquals | a* | ab | false",
        "StringEquals | a* | a* | true",
        "stringEQUALS | a | a | true",
        "StringEquals | a;b | b | true",
        "StringEquals | a;b | c | false",
        "StringNotEquals | a | b | true",
        "StringNotEquals | a;b | b | false",
        "StringNotEquals | a;b | c | true",
        "StringEqualsIgnoreCase | ABC | abc | true",
        "StringEqualsIgnoreCase | ABC | abd | false",
        "StringNotEqualsIgnoreCase | ABC | abc | false",
        "StringNotEqualsIgnoreCase | ABC | abd | true",
        "StringLike | a*c? | abbcd | true",
        "StringLike | A*c? | abbcd | false",
        "StringLike | * | anything | true",
        "StringLike | a.c | abc | false",
        "StringNotLike | a*;b* | bc | false",
        "StringNotLike | a*;b* | cc | true",
        // numbers
        "NumericEquals | 10 | 10.0 | true",
        "NumericEquals | 10 | 11 | false",
        "NumericNotEquals | 10 | 11 | true",
        "NumericNotEquals | 10 | 10 | false",
        "NumericLessThan | 10 | 9.99 | true",
        "NumericLessThan | 10 | 10 | false",
        "NumericLessThanEquals | 10 | 10 | true",
        "NumericLessThanEquals | 10 | 10.01 | false",
        "NumericGreaterThan | -1 | 0 | true",
        "NumericGreaterThan | 9 | 10 | true",
        "NumericGreaterThan | 10 | 10 | false",
        "NumericGreaterThanEquals | 10 | 10 | true",
        "NumericGreaterThanEquals | 10 | 9 | false",
        // what is no number is neither equal nor unequal to one
        "NumericEquals | ten | ten | false",
        "NumericEquals | 10 | ten | false",
        "NumericNotEquals | 10 | ten | false",
        "NumericNotEquals | ten | 10 | false",
        "NumericLessThan | 10 | 1e9 | false",
        // dates
        "DateEquals | 2026-01-01T00:00:00Z | 1767225600 | true",
        "DateEquals | 2026-01-01T00:00:00Z | 2026-01-01T01:00:00+01:00 | true",
        "DateEquals | 2026-01-01 | 2026-01-01T00:00Z | true",
        "DateEquals | 2026-01 | 2026-01-01T00:00:00.000Z | true",
        "DateEquals | 2026 | 2026-01-01T00:00:00Z | true",
        "DateNotEquals | 2026-01-01 | 2026-01-02 | true",
        "DateNotEquals | 2026-01-01 | 2026-01-01 | false",
        "DateLessThan | 2026-06-30T00:00:00Z | 2026-01-01T00:00:00Z | true",
        "DateLessThan | 2026-01-01 | 2026-01-01 | false",
        "DateLessThanEquals | 2026-01-01 | 2026-01-01 | true",
        "DateGreaterThan | 2026-01-01 | 2026-01-02 | true",
        "DateGreaterThan | 2026-01-01 | 2026-01-01 | false",
        "DateGreaterThanEquals | 2026-01-01 | 2026-01-01 | true",
        "DateEquals | yesterday | yesterday | false",
        "DateNotEquals | 2026-01-01 | yesterday | false",
        "DateLessThan | 2026-13-01 | 2026-01-01 | false",
        "DateLessThan | 2026-01-01T00:00:00 | 2025-01-01 | false",
        // booleans
        "Bool | true | true | true",
        "Bool | TRUE | true | true",
        "Bool | true | false | false",
        "Bool | false | FALSE | true",
        "Bool | yes | yes | false",
        "Bool | true | 1 | false",
        // binary
        "BinaryEquals | QmluYXJ5 | QmluYXJ5 | true",
        "BinaryEquals | QmluYXJ5 | QmluYXJ6 | false",
        "BinaryEquals | ~~~ | ~~~ | false",
        // addresses
        "IpAddress | 203.0.113.0/24 | 203.0.113.200 | true",
        "IpAddress | 203.0.113.77/24 | 203.0.113.200 | true",
        "IpAddress | 203.0.113.0/24 | 203.0.114.1 | false",
        "IpAddress | 203.0.113.128/25 | 203.0.113.127 | false",
        "IpAddress | 203.0.113.128/25 | 203.0.113.128 | true",
        "IpAddress | 10.0.0.1 | 10.0.0.1 | true",
        "IpAddress | 10.0.0.1 | 10.0.0.2 | false",
        "IpAddress | 0.0.0.0/0 | 8.8.8.8 | true",
        "IpAddress | 2001:db8:1234:5678::/64 | 2001:DB8:1234:5678:1:2:3:4 | true",
        "IpAddress | 2001:db8:1234:5678::/64 | 2001:db8:1234:5679::1 | false",
        "IpAddress | ::1 | 0:0:0:0:0:0:0:1 | true",
        "IpAddress | ::/0 | fe80::1 | true",
        "IpAddress | ::ffff:1.2.3.4 | ::ffff:102:304 | true",
        "IpAddress | ::/0 | 10.0.0.1 | false",
        "IpAddress | 0.0.0.0/0 | ::1 | false",
        "IpAddress | 10.0.0.0/33 | 10.0.0.1 | false",
        "IpAddress | 10.0.0.0/8 | localhost | false",
        "IpAddress | 10.0.0/8 | 10.0.0.1 | false",
        "IpAddress | 1:2:3:4:5:6:7:8:9 | ::1 | false",
        "IpAddress | 1::2::3 | 1::2 | false",
        "NotIpAddress | 10.0.0.0/8;192.168.0.0/16 | 172.16.0.1 | true",
        "NotIpAddress | 10.0.0.0/8;192.168.0.0/16 | 192.168.1.1 | false",
        "NotIpAddress | 10.0.0.0/8 | ::1 | true",
        "NotIpAddress | 10.0.0.0/8 | localhost | false",
        // ARNs: both operators are patterns, field by field
        "ArnEquals | arn:aws:iam::*:role/a* | arn:aws:iam::1:role/apps/x | true",
        "ArnLike | arn:aws:iam::*:role/a* | arn:aws:iam::1:role/apps/x | true",
        "ArnLike | arn:aws:iam::*:*/a* | arn:aws:iam::1:role/apps/x | true",
        "ArnLike | arn:aws:iam::*:role/A* | arn:aws:iam::1:role/apps/x | false",
        "ArnLike | arn:aws:iam:*:role/a* | arn:aws:iam::1:role/apps/x | false",
        "ArnLike | arn:aws:sns:*:*:t* | arn:aws:sns:r:1:topic:sub | true",
        "ArnNotEquals | arn:aws:iam::1:role/a | arn:aws:iam::1:role/b | true",
        "ArnNotLike | arn:aws:iam::1:role/* | arn:aws:iam::1:role/b | false",
        "ArnLike | arn:aws:iam::1:role/* | alice | false",
        "ArnNotLike | arn:aws:iam::1:role/* | alice | false",
        // a missing key
        "StringEquals | a | - | false",
        "StringLike | * | - | false",
        "StringNotEquals | a | - | true",
        "StringNotLike | * | - | true",
        "NumericNotEquals | 1 | - | true",
        "DateNotEquals | 2026 | - | true",
        "ArnNotLike | arn:aws:iam::1:role/* | - | true",
        "NotIpAddress | 10.0.0.0/8 | - | true",
        "Bool | false | - | false",
        "StringEqualsIfExists | a | - | true",
        "StringEqualsIfExists | a | a | true",
        "StringEqualsIfExists | a | b | false",
        "stringequalsifexists | a | b | false",
        "NumericLessThanIfExists | 1 | - | true",
        "BoolIfExists | true | - | true",
        "StringNotEqualsIfExists | a | a | false",
        "Null | true | - | true",
        "Null | true | a | false",
        "Null | false | - | false",
        "Null | false | a | true",
        "Null | TRUE | - | true",
        "Null | true;false | - | true",
        // unknown operators
        "StringSame | a | a | false",
        "StringNotSame | a | b | false",
        "StringSameIfExists | a | - | false",
        "NullIfExists | true | - | false",
        "ForSomeValues:StringEquals | a | a | false",
      })
  void oneValue(String operator, String values, String value, boolean holds) {
    RequestContext context = Ask.caller();

    assertThat(holds(operator, values, value == null ? context : context.with("T:key", value)))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ForAllValues:StringEquals | a;b | a;b | true",
        "ForAllValues:StringEquals | a;b | a | true",
        "ForAllValues:StringEquals | a;b | a;c | false",
        "ForAllValues:StringEquals | a | - | true",
        "forallvalues:stringlike | a* | ab;ac | true",
        "ForAllValues:StringNotEquals | a;b | c;d | true",
        "ForAllValues:StringNotEquals | a;b | c;b | false",
        "ForAnyValue:StringEquals | a;b | c;b | true",
        "ForAnyValue:StringEquals | a;b | c;d | false",
        "ForAnyValue:StringEquals | a | - | false",
        "ForAnyValue:StringEqualsIfExists | a | - | false",
        "ForAnyValue:StringNotEquals | a;b | a;c | true",
        "ForAnyValue:StringNotEquals | a;b | a;b | false",
        "ForAnyValue:StringNotEquals | a | - | false",
        "ForAllValues:NumericLessThan | 5 | 1;2 | true",
        "ForAllValues:NumericLessThan | 5 | 1;x | false",
        // a set needs a set operator, even for one value, whatever the operator says
        "StringEquals | a | a | false",
        "StringNotEquals | a | b | false",
        "StringEqualsIfExists | a | a | false",
        "Null | false | a | true",
        "ForAnyValue:Null | false | a | true",
      })
  void setOfValues(String operator, String values, String set, boolean holds) {
    List<String> seen = set == null ? List.of() : List.of(set.split(";"));

    assertThat(holds(operator, values, Ask.caller().with("t:key", seen))).isEqualTo(holds);
  }

  @Test
  void setOperators_takeASingleValueForASetOfOne() {
    RequestContext context = Ask.caller().with("t:key", "a");

    assertThat(holds("ForAnyValue:StringEquals", "a;b", context)).isTrue();
    assertThat(holds("ForAllValues:StringEquals", "a;b", context)).isTrue();
    assertThat(holds("ForAllValues:StringEquals", "b", context)).isFalse();
  }

  @Test
  void operatorsAndKeys_mustAllHold() {
    Statement statement =
        Statement.allow("*")
            .on("*")
            .when("StringEquals", "a:one", "1")
            .when("StringEquals", "a:two", "2")
            .when("Bool", "aws:SecureTransport", "true")
            .build();
    RequestContext all =
        Ask.caller().with("a:one", "1").with("a:two", "2").with("aws:SecureTransport", "true");

    assertThat(allowed(statement, all)).isTrue();
    assertThat(allowed(statement, all.with("a:two", "3"))).isFalse();
    assertThat(allowed(statement, all.without("a:one"))).isFalse();
    assertThat(allowed(statement, all.with("AWS:SecureTransport", "false"))).isFalse();
  }

  @Test
  void numbersAndBooleansOfJson_areTexts() {
    PolicyDocument document =
        PolicyDocument.parse(
            Ask.policy(
                "'Effect':'Allow','Action':'*','Resource':'*','Condition':{"
                    + "'Bool':{'aws:SecureTransport':true},"
                    + "'NumericLessThan':{'aws:MultiFactorAuthAge':[300, 1.50]}}"));

    assertThat(document.statements().get(0).conditions())
        .containsExactly(
            Condition.of("Bool", "aws:SecureTransport", "true"),
            Condition.of("NumericLessThan", "aws:MultiFactorAuthAge", "300", "1.50"));
  }

  @Test
  void emptyListOfValues_fitsNothing() {
    assertThat(
            allowed(
                Statement.allow("*").on("*").when("StringEquals", "t:key").build(),
                Ask.caller().with("t:key", "a")))
        .isFalse();
    assertThat(
            allowed(
                Statement.allow("*").on("*").when("StringNotEquals", "t:key").build(),
                Ask.caller().with("t:key", "a")))
        .isTrue();
  }

  @Test
  void keysThatFollowFromTheCaller_needNoSetting() {
    Statement statement =
        Statement.allow("*")
            .on("*")
            .when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/orders")
            .when("StringEquals", "aws:PrincipalAccount", Ask.ACCOUNT)
            .when("StringEquals", "aws:PrincipalType", "AssumedRole")
            .when("Null", "aws:username", "true")
            .build();

    assertThat(allowed(statement, RequestContext.of(Ask.SESSION))).isTrue();
    assertThat(allowed(statement, RequestContext.of(Ask.USER))).isFalse();
  }

  private static boolean holds(String operator, String values, RequestContext context) {
    return allowed(
        Statement.allow("*").on("*").when(operator, "t:Key", values.split(";")).build(), context);
  }

  private static boolean allowed(Statement statement, RequestContext context) {
    return Ask.identity(statement).decide(AccessRequest.of(context, "x:Y", "*")).allowed();
  }
}
