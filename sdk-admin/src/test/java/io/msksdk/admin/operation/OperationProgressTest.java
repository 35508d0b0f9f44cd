package io.msksdk.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2;

class OperationProgressTest {

  private static ClusterOperation operation(String type, String state) {
    return ClusterOperation.of(
        ClusterOperationV2.builder()
            .operationType(type)
            .operationState(state)
            .provisioned(
                p ->
                    p.operationSteps(
                        s -> s.stepName("DONE").stepInfo(i -> i.stepStatus("COMPLETED")),
                        s -> s.stepName("BINARIES").stepInfo(i -> i.stepStatus("IN_PROGRESS"))))
            .build());
  }

  @ParameterizedTest
  @CsvSource({"0, PT2H", "3, PT2H45M", "60, PT17H"})
  void patience_growsWithTheBrokersTakenOneByOne(int brokers, Duration deadline) {
    assertThat(OperationProgress.patience(brokers).deadline()).isEqualTo(deadline);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UPDATE_BROKER_TYPE; 0; BINARIES, usually about 15 min a broker",
        "UPDATE_BROKER_TYPE; 6; BINARIES, usually about 90 min",
        "UPDATE_CONNECTIVITY; 6; BINARIES, usually about 30 min",
        "UPDATE_TOMORROW; 6; BINARIES"
      })
  void detail_hasTheStepAndWhatIsUsual(String type, int brokers, String expected) {
    assertThat(OperationProgress.detail(operation(type, "UPDATE_IN_PROGRESS"), brokers))
        .isEqualTo(expected);
  }

  @Test
  void detail_ofWhatHasEnded_isEmpty() {
    assertThat(OperationProgress.detail(operation("UPDATE_SECURITY", "UPDATE_COMPLETE"))).isEmpty();
  }
}
