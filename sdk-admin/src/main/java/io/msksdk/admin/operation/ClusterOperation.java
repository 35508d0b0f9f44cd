package io.msksdk.admin.operation;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterOperationStep;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2Summary;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;

/** An operation on a cluster as the service described it at one moment. Immutable. */
public final class ClusterOperation {
  private static final String COMPLETED = "COMPLETED";

  private final ClusterOperationV2 raw;

  private ClusterOperation(ClusterOperationV2 raw) {
    this.raw = raw;
  }

  /**
   * Reads what the AWS client read.
   *
   * @param raw the AWS client's own object
   * @return the operation
   */
  public static ClusterOperation of(ClusterOperationV2 raw) {
    return new ClusterOperation(requireNonNull(raw, "raw"));
  }

  static ClusterOperation of(ClusterOperationV2Summary raw) {
    return of(
        ClusterOperationV2.builder()
            .clusterArn(raw.clusterArn())
            .clusterType(raw.clusterType())
            .startTime(raw.startTime())
            .endTime(raw.endTime())
            .operationArn(raw.operationArn())
            .operationState(raw.operationState())
            .operationType(raw.operationType())
            .build());
  }

  static ClusterOperation of(ClusterOperationInfo raw) {
    return of(
        ClusterOperationV2.builder()
            .clusterArn(raw.clusterArn())
            .clusterType("PROVISIONED")
            .startTime(raw.creationTime())
            .endTime(raw.endTime())
            .errorInfo(raw.errorInfo())
            .operationArn(raw.operationArn())
            .operationState(raw.operationState())
            .operationType(raw.operationType())
            .provisioned(
                p ->
                    p.operationSteps(raw.operationSteps())
                        .sourceClusterInfo(raw.sourceClusterInfo())
                        .targetClusterInfo(raw.targetClusterInfo())
                        .vpcConnectionInfo(raw.vpcConnectionInfo()))
            .build());
  }

  /**
   * Returns the ARN, from which a handle can be made anywhere.
   *
   * @return the ARN
   */
  public MskClusterOperationArn arn() {
    return MskClusterOperationArn.parse(raw.operationArn());
  }

  /**
   * Returns the cluster.
   *
   * @return its ARN
   */
  public MskClusterArn cluster() {
    return MskClusterArn.parse(raw.clusterArn());
  }

  /**
   * Returns the service's own word for the kind of change.
   *
   * @return such as {@code UPDATE_BROKER_TYPE}
   */
  public String type() {
    return String.valueOf(raw.operationType());
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link OperationState#UNKNOWN} for one this version does not know
   */
  public OperationState state() {
    return OperationState.of(raw.operationState());
  }

  /**
   * Returns the service's own word for the state.
   *
   * @return such as {@code UPDATE_IN_PROGRESS}
   */
  public String rawState() {
    return String.valueOf(raw.operationState());
  }

  /**
   * Says whether it ended well; states this version does not know are told by their ending.
   *
   * @return true for every state that ends in {@code _COMPLETE}
   */
  public boolean succeeded() {
    return rawState().endsWith("_COMPLETE");
  }

  /**
   * Says whether it ended badly; states this version does not know are told by their ending.
   *
   * @return true for every state that ends in {@code _FAILED}
   */
  public boolean failed() {
    return rawState().endsWith("_FAILED");
  }

  /**
   * Returns why it failed.
   *
   * @return the service's code and message, empty unless it failed with a reason
   */
  public Optional<Failure> failure() {
    return Optional.ofNullable(raw.errorInfo())
        .map(
            info ->
                new Failure(String.valueOf(info.errorCode()), String.valueOf(info.errorString())));
  }

  /**
   * Returns the steps the service reports.
   *
   * @return in order, none in a list of operations; unmodifiable
   */
  public List<Step> steps() {
    if (raw.provisioned() == null || !raw.provisioned().hasOperationSteps()) {
      return List.of();
    }
    return raw.provisioned().operationSteps().stream().map(ClusterOperation::step).toList();
  }

  private static Step step(ClusterOperationStep step) {
    String status = step.stepInfo() == null ? null : step.stepInfo().stepStatus();
    return new Step(String.valueOf(step.stepName()), String.valueOf(status));
  }

  /**
   * Returns how many of its steps are completed.
   *
   * @return 0 to 100, empty where the service reports no steps
   */
  public OptionalInt percent() {
    List<Step> steps = steps();
    if (succeeded()) {
      return OptionalInt.of(100);
    }
    long completed = steps.stream().filter(step -> step.status().equals(COMPLETED)).count();
    return steps.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) (100 * completed / steps.size()));
  }

  /**
   * Returns when it began.
   *
   * @return the service's own date
   */
  public Optional<Instant> startedAt() {
    return Optional.ofNullable(raw.startTime());
  }

  /**
   * Returns when it ended.
   *
   * @return the service's own date, empty while it runs
   */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(raw.endTime());
  }

  /**
   * Returns what it changes, as it was before.
   *
   * @return the AWS client's own object, empty in a list of operations
   */
  public Optional<MutableClusterInfo> source() {
    return Optional.ofNullable(raw.provisioned()).map(p -> p.sourceClusterInfo());
  }

  /**
   * Returns what it changes, as it shall be.
   *
   * @return the AWS client's own object, empty in a list of operations
   */
  public Optional<MutableClusterInfo> target() {
    return Optional.ofNullable(raw.provisioned()).map(p -> p.targetClusterInfo());
  }

  /**
   * Says what it changes, by the names of the service.
   *
   * @return lines such as {@code connectivityInfo.publicAccess.type: DISABLED ->
   *     SERVICE_PROVIDED_EIPS}, none in a list of operations; unmodifiable
   */
  public List<String> changes() {
    return OperationDiff.between(source().orElse(null), target().orElse(null));
  }

  /**
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public ClusterOperationV2 raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "ClusterOperation[" + type() + ", " + rawState() + ", " + raw.operationArn() + "]";
  }

  /**
   * A step of an operation.
   *
   * @param name such as {@code UPDATE_APACHE_KAFKA_BINARIES}
   * @param status such as {@code IN_PROGRESS}
   */
  public record Step(String name, String status) {}

  /**
   * Why an operation failed.
   *
   * @param code the service's code
   * @param message the service's message
   */
  public record Failure(String code, String message) {}
}
