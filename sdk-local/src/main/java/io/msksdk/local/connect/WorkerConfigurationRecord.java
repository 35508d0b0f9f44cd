package io.msksdk.local.connect;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.resource.Owner;
import java.time.Instant;
import software.amazon.awssdk.services.kafkaconnect.model.CreateWorkerConfigurationRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeWorkerConfigurationResponse;
import software.amazon.awssdk.services.kafkaconnect.model.WorkerConfigurationState;

/** One worker configuration. Guarded by itself. */
final class WorkerConfigurationRecord extends ConnectResource {
  /** No operation makes another revision, so each has this one alone. */
  static final long REVISION = 1;

  private DescribeWorkerConfigurationResponse shape;

  WorkerConfigurationRecord(Owner owner, CreateWorkerConfigurationRequest request, Instant now) {
    super(owner, "worker-configuration", requireNonNull(request.name()), request.tags());
    this.shape =
        DescribeWorkerConfigurationResponse.builder()
            .workerConfigurationArn(arn())
            .name(name())
            .description(request.description())
            .creationTime(now)
            .workerConfigurationState(WorkerConfigurationState.ACTIVE)
            .latestRevision(
                r ->
                    r.revision(REVISION)
                        .creationTime(now)
                        .description(request.description())
                        .propertiesFileContent(request.propertiesFileContent()))
            .build();
  }

  synchronized DescribeWorkerConfigurationResponse describe() {
    return shape;
  }

  synchronized WorkerConfigurationState state() {
    return shape.workerConfigurationState();
  }

  synchronized void enter(WorkerConfigurationState state) {
    shape = shape.toBuilder().workerConfigurationState(state).build();
  }
}
