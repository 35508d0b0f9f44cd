package io.msksdk.local.scram;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.resource.Owner;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretRulesTest {
  private static final Owner OWNER = new Owner("111122223333", "us-east-1");
  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_orders-a1B2c3";

  @Test
  void secret_thatIsNotThere_cannotBeAccessed() {
    SecretRules rules = new SecretRules((owner, arn) -> Optional.empty());

    assertThat(rules.problem(OWNER, ARN))
        .isEqualTo("Amazon MSK wasn't able to access the provided secret.");
  }

  @Test
  void secret_withTheDefaultKey_isRefused() {
    for (String key : new String[] {null, "alias/aws/secretsmanager"}) {
      SecretRules rules = new SecretRules((owner, arn) -> Optional.of(new SecretFacts(key, null)));

      assertThat(rules.problem(OWNER, ARN)).contains("default Secrets Manager key");
    }
  }

  @Test
  void secret_withACustomerManagedKey_isAccepted() {
    SecretRules rules =
        new SecretRules(
            (owner, arn) ->
                Optional.of(new SecretFacts("arn:aws:kms:us-east-1:111122223333:key/1", null)));

    assertThat(rules.problem(OWNER, ARN)).isNull();
    assertThat(new SecretRules(SecretLookup.everySecret()).problem(OWNER, ARN)).isNull();
  }
}
