package io.msksdk.local.connect;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.CapacityDescription;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorState;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.StateDescription;

/** One connector, which is described and does not run. Guarded by itself. */
final class ConnectorRecord extends ConnectResource {
  private final List<ConnectorOperationRecord> operations = new ArrayList<>();
  private DescribeConnectorResponse shape;

  ConnectorRecord(
      Owner owner, CreateConnectorRequest request, CapacityDescription capacity, Instant now) {
    super(owner, "connector", requireNonNull(request.connectorName()), request.tags());
    this.shape =
        Recast.as(DescribeConnectorResponse.builder(), request).toBuilder()
            .connectorArn(arn())
            .capacity(capacity)
            .creationTime(now)
            .connectorState(ConnectorState.CREATING)
            .currentVersion(Opaque.version())
            .build();
  }

  synchronized DescribeConnectorResponse describe() {
    return shape;
  }

  synchronized ConnectorState state() {
    return shape.connectorState();
  }

  synchronized void enter(ConnectorState state, @Nullable StateDescription why) {
    shape = shape.toBuilder().connectorState(state).stateDescription(why).build();
  }

  /** Puts a finished update into force, under a new version. */
  synchronized void apply(UnaryOperator<DescribeConnectorResponse.Builder> change) {
    shape = change.apply(shape.toBuilder()).currentVersion(Opaque.version()).build();
  }

  synchronized void add(ConnectorOperationRecord operation) {
    operations.add(operation);
  }

  synchronized List<ConnectorOperationRecord> operations() {
    return List.copyOf(operations);
  }

  /** Says whether a plugin or a worker configuration must stay because of this connector. */
  synchronized boolean uses(String arn) {
    return shape.plugins().stream().anyMatch(p -> p.customPlugin().customPluginArn().equals(arn))
        || (shape.workerConfiguration() != null
            && shape.workerConfiguration().workerConfigurationArn().equals(arn));
  }

  Map<String, String> configuration() {
    return describe().connectorConfiguration();
  }
}
