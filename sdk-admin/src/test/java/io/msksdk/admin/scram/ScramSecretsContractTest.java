package io.msksdk.admin.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.runbook.PreconditionException;
import java.util.List;
import org.junit.jupiter.api.Test;

@Contract
class ScramSecretsContractTest {

  @Test
  void secretThatIsNone_isAResult_besideTheOthers(Account account) {
    ScramSecrets secrets = account.msk().scram();
    String none =
        "arn:aws:secretsmanager:"
            + account.cluster().region()
            + ":"
            + account.cluster().account()
            + ":secret:AmazonMSK_contract-none-AbCdEf";

    ScramOutcome outcome = secrets.associate(account.cluster(), List.of(none, none));

    assertThat(outcome.done()).isEmpty();
    assertThat(outcome.left()).containsOnlyKeys(none);
    assertThatThrownBy(outcome::all)
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("AmazonMSK_contract-none");
    assertThat(secrets.list(account.cluster())).doesNotContain(none);
  }

  @Test
  void secretThatIsNotAssociated_isDisassociatedAlready(Account account) {
    ScramOutcome outcome =
        account
            .msk()
            .scram()
            .disassociate(account.cluster(), List.of("arn:aws:secretsmanager:none"));

    assertThat(outcome.left()).isEmpty();
    assertThat(outcome.all().done()).hasSize(1);
  }
}
