package io.msksdk.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.call.NotFoundException;
import org.junit.jupiter.api.Test;

@Contract
class OperationsContractTest {

  @Test
  void operation_isListedDescribedAndWaitedFor_byItsArnAlone(Account account) {
    Operations operations = account.msk().operations();
    var updates = account.msk().clusters().update(account.cluster());
    var unused =
        updates
            .monitoring(MonitoringSettings.defaults().level(MonitoringLevel.DEFAULT))
            .await(account.patience());
    String begun =
        updates.monitoring(MonitoringSettings.defaults().level(MonitoringLevel.PER_BROKER)).id();
    MskClusterOperationArn arn = MskClusterOperationArn.parse(begun);

    ClusterOperation ended = operations.handle(arn).await(account.patience());

    assertThat(ended.succeeded()).isTrue();
    assertThat(ended.type()).isEqualTo("UPDATE_MONITORING");
    assertThat(operations.describe(arn).arn()).isEqualTo(arn);
    assertThat(operations.describe(arn).changes())
        .contains("enhancedMonitoring: DEFAULT -> PER_BROKER");
    assertThat(operations.list(account.cluster())).extracting(ClusterOperation::arn).contains(arn);
    var back =
        updates
            .monitoring(MonitoringSettings.defaults().level(MonitoringLevel.DEFAULT))
            .await(account.patience());
    assertThat(back.monitoring().level()).isEqualTo(MonitoringLevel.DEFAULT);
  }

  @Test
  void operationThatIsNot_isNotFound(Account account) {
    MskClusterOperationArn none =
        MskClusterOperationArn.parse(
            account.cluster().toString().replace(":cluster/", ":cluster-operation/")
                + "/00000000-0000-4000-8000-000000000000");

    assertThatThrownBy(() -> account.msk().operations().describe(none))
        .isInstanceOf(NotFoundException.class);
  }
}
