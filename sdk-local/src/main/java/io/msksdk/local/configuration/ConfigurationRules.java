package io.msksdk.local.configuration;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.version.KafkaVersions;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;

/**
 * What a configuration must be (developer guide, "Configuration operations", "MSK configuration
 * states" and "Amazon MSK quota"). The guide's expression for the name lacks the hyphen that the
 * service accepts.
 */
final class ConfigurationRules {
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]*");

  private final KafkaVersions versions;
  private final Quotas quotas;

  ConfigurationRules(KafkaVersions versions, Quotas quotas) {
    this.versions = versions;
    this.quotas = quotas;
  }

  static void name(@Nullable String name) {
    if (name == null) {
      throw Refusal.missing("name");
    }
    if (!NAME.matcher(name).matches()) {
      throw Refusal.badRequest(
          "name",
          "The configuration name "
              + name
              + " isn't valid: letters, digits and hyphens, the first one no hyphen.");
    }
  }

  void kafkaVersions(List<String> asked) {
    for (String version : asked) {
      if (!versions.known(version)) {
        throw Refusal.badRequest(
            "kafkaVersions",
            "Unsupported KafkaVersion [%s]. Valid values: [%s]"
                .formatted(version, String.join(", ", versions.names())));
      }
    }
  }

  /** What the properties of a configuration are checked against. */
  List<String> checkedAgainst(List<String> asked) {
    return asked.isEmpty() ? versions.names() : asked;
  }

  void anotherConfiguration(int present) {
    int most = quotas.of("configurationsPerAccount");
    if (present >= most) {
      throw Refusal.badRequest(
          "The account has reached its quota of " + most + " configurations in this Region.");
    }
  }

  void anotherRevision(int present) {
    int most = quotas.of("revisionsPerConfiguration");
    if (present >= most) {
      throw Refusal.badRequest(
          "The configuration has reached its quota of " + most + " revisions.");
    }
  }

  static void usable(ConfigurationRecord configuration) {
    if (configuration.state() == ConfigurationState.DELETING) {
      throw Refusal.badRequest(
          "The configuration is in DELETING state. It must be in ACTIVE or DELETE_FAILED state.");
    }
  }
}
