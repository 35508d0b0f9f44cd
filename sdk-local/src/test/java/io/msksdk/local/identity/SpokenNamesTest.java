package io.msksdk.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenNamesTest {
  private static final String PREFIX = "arn:aws:kafka:us-east-1:111122223333:group/c/u-1/";

  @ParameterizedTest
  @CsvSource({
    "arn:aws:kafka:us-east-1:111122223333:group/c/u-1/app, app",
    "arn:aws:kafka:us-east-1:111122223333:group/c/*/app-*, app-",
    "arn:aws:kafka:*:*:group/*/*/team-?, team-x",
    "arn:aws:kafka:us-east-1:111122223333:group/c/u-?/x, x"
  })
  void pattern_thatCoversTheKind_givesANameItCovers(String pattern, String name) {
    assertThat(spoken(pattern)).hasSize(2).contains(PREFIX + name);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:kafka:us-east-1:111122223333:group/other/u-1/app",
    "arn:aws:kafka:us-east-1:111122223333:topic/c/u-1/app",
    "arn:aws:kafka:us-east-1:111122223333:group/c/u-1/",
    "arn:aws:kafka:us-east-1:111122223333:group/c"
  })
  void pattern_ofSomethingElse_givesNone(String pattern) {
    assertThat(spoken(pattern)).singleElement().asString().contains("any-name");
  }

  @ParameterizedTest
  @CsvSource({"*", "arn:aws:kafka:*:*:group/*", "arn:aws:kafka:us-east-1:111122223333:group/c/*"})
  void pattern_thatCoversAnyName_givesOneThatNobodyHas(String pattern) {
    assertThat(spoken(pattern)).singleElement().asString().startsWith(PREFIX);
  }

  private static List<String> spoken(String pattern) {
    return SpokenNames.of(
        List.of(
            PolicyDocument.of(
                Statement.allow("kafka-cluster:AlterGroup").on(pattern).build(),
                Statement.deny("kafka-cluster:*").on(PREFIX + "denied").build())),
        PREFIX);
  }
}
