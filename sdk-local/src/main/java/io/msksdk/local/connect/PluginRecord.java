package io.msksdk.local.connect;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.resource.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.CreateCustomPluginRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CustomPluginLocationDescription;
import software.amazon.awssdk.services.kafkaconnect.model.CustomPluginState;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeCustomPluginResponse;
import software.amazon.awssdk.services.kafkaconnect.model.StateDescription;

/** One custom plugin. Its file is never looked at, so nothing is said of it. Guarded by itself. */
final class PluginRecord extends ConnectResource {
  /** Plugins cannot be changed, so each has this revision alone. */
  static final long REVISION = 1;

  private DescribeCustomPluginResponse shape;

  PluginRecord(Owner owner, CreateCustomPluginRequest request, Instant now) {
    super(owner, "custom-plugin", requireNonNull(request.name()), request.tags());
    this.shape =
        DescribeCustomPluginResponse.builder()
            .customPluginArn(arn())
            .name(name())
            .description(request.description())
            .creationTime(now)
            .customPluginState(CustomPluginState.CREATING)
            .latestRevision(
                r ->
                    r.revision(REVISION)
                        .contentType(request.contentType())
                        .creationTime(now)
                        .description(request.description())
                        .location(
                            Recast.as(
                                CustomPluginLocationDescription.builder(), request.location())))
            .build();
  }

  synchronized DescribeCustomPluginResponse describe() {
    return shape;
  }

  synchronized CustomPluginState state() {
    return shape.customPluginState();
  }

  synchronized void enter(CustomPluginState state, @Nullable StateDescription why) {
    shape = shape.toBuilder().customPluginState(state).stateDescription(why).build();
  }
}
