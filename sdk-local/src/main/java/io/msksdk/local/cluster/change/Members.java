package io.msksdk.local.cluster.change;

import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;

/** Members of requests that must be there. */
final class Members {
  static final String CURRENT_VERSION = "currentVersion";

  private Members() {}

  static <T> T required(String name, @Nullable T value) {
    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
      throw Refusal.badRequest(name, "The request is missing the required parameter " + name + ".");
    }
    return value;
  }

  static ConfigurationInfo complete(ConfigurationInfo configuration) {
    String unused = required("configurationInfo.arn", configuration.arn());
    Long revision = required("configurationInfo.revision", configuration.revision());
    if (revision < 1) {
      throw Refusal.badRequest(
          "configurationInfo.revision", "The revision " + revision + " isn't valid.");
    }
    return configuration;
  }

  /** For operations whose model has no error for a cluster that does not exist. */
  static <T> T withoutNotFound(Supplier<T> work) {
    return io.msksdk.local.api.Members.withoutNotFound("clusterArn", work);
  }
}
