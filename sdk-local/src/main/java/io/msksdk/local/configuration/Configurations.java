package io.msksdk.local.configuration;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.version.KafkaVersions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.UpdateConfigurationRequest;

/**
 * The configurations of all accounts and Regions; each call sees those of one owner. Thread-safe.
 */
public final class Configurations {
  private final Registry<ConfigurationRecord> registry = new Registry<>();
  private final ServerProperties serverProperties = new ServerProperties();
  private final Transitions transitions;
  private final ConfigurationRules rules;
  private final ConfigurationUse use;

  /**
   * Starts without any configuration.
   *
   * @param transitions the local MSK's time and log
   * @param versions the Kafka versions there are
   * @param quotas how many configurations and revisions there may be
   * @param use what knows which configurations clusters have
   */
  public Configurations(
      Transitions transitions, KafkaVersions versions, Quotas quotas, ConfigurationUse use) {
    this.transitions = transitions;
    this.rules = new ConfigurationRules(versions, quotas);
    this.use = use;
  }

  /**
   * Returns what a revision says, for a cluster that is to have it.
   *
   * @param owner who asks
   * @param arn the configuration's ARN
   * @param revision the revision's number
   * @return the properties by name, empty when there is no such configuration or revision
   */
  public Optional<Map<String, String>> properties(Owner owner, String arn, long revision) {
    return registry.find(owner, arn).flatMap(c -> c.revision(revision)).map(Revision::properties);
  }

  /**
   * Returns the Kafka versions a configuration is for.
   *
   * @param owner who asks
   * @param arn the configuration's ARN
   * @return the versions, none when it is for any; empty when there is no such configuration
   */
  public Optional<List<String>> kafkaVersions(Owner owner, String arn) {
    return registry.find(owner, arn).map(ConfigurationRecord::kafkaVersions);
  }

  /**
   * Finds a configuration as something that has tags.
   *
   * @param owner who asks
   * @param arn the configuration's ARN
   * @return the configuration, empty when the owner has none of that ARN
   */
  public Optional<Taggable> taggable(Owner owner, String arn) {
    return registry.find(owner, arn).map(configuration -> configuration);
  }

  synchronized ConfigurationRecord create(Owner owner, CreateConfigurationRequest request) {
    ConfigurationRules.name(request.name());
    rules.kafkaVersions(request.kafkaVersions());
    Revision first =
        revision(1, request.description(), request.serverProperties(), request.kafkaVersions());
    rules.anotherConfiguration(registry.of(owner).size());
    ConfigurationRecord configuration =
        new ConfigurationRecord(
            owner, request.name(), first.description(), request.kafkaVersions(), first);
    if (!registry.add(configuration)) {
      throw Refusal.conflict("name", "A resource with this name already exists.");
    }
    transitions.moved(configuration.arn(), "NONE", ConfigurationState.ACTIVE.toString());
    return configuration;
  }

  ConfigurationRecord find(Owner owner, String arn) {
    // the service answers this with 400, not 404; tools recognise it by its text
    return registry
        .find(owner, arn)
        .orElseThrow(() -> Refusal.badRequest("arn", "Configuration ARN does not exist."));
  }

  Revision revision(Owner owner, String arn, long number) {
    return find(owner, arn)
        .revision(number)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "revision", "Revision " + number + " of the configuration does not exist."));
  }

  List<ConfigurationRecord> list(Owner owner) {
    return registry.of(owner);
  }

  synchronized ConfigurationRecord update(Owner owner, UpdateConfigurationRequest request) {
    ConfigurationRecord configuration = find(owner, request.arn());
    ConfigurationRules.usable(configuration);
    Revision next =
        revision(
            configuration.latest().number() + 1,
            request.description(),
            request.serverProperties(),
            configuration.kafkaVersions());
    rules.anotherRevision(configuration.revisions().size());
    configuration.add(next);
    return configuration;
  }

  /** Begins to delete; a configuration that a cluster takes meanwhile stays, as one that failed. */
  synchronized ConfigurationState delete(Owner owner, String arn, boolean toFail) {
    ConfigurationRecord configuration = find(owner, arn);
    ConfigurationRules.usable(configuration);
    if (use.inUse(owner, arn)) {
      throw Refusal.badRequest(
          "arn",
          "Configuration is in use by one or more clusters. Dissociate the configuration from the"
              + " clusters.");
    }
    move(configuration, ConfigurationState.DELETING);
    var unused =
        transitions.after(
            DocumentedDuration.DELETE_CONFIGURATION.duration(), () -> end(configuration, toFail));
    return ConfigurationState.DELETING;
  }

  private void end(ConfigurationRecord configuration, boolean toFail) {
    if (toFail || use.inUse(configuration.owner(), configuration.arn())) {
      move(configuration, ConfigurationState.DELETE_FAILED);
    } else {
      registry.remove(configuration);
      transitions.moved(configuration.arn(), ConfigurationState.DELETING.toString(), "GONE");
    }
  }

  private void move(ConfigurationRecord configuration, ConfigurationState next) {
    ConfigurationState last = configuration.state();
    configuration.enter(next);
    transitions.moved(configuration.arn(), last.toString(), next.toString());
  }

  private Revision revision(
      long number, @Nullable String description, @Nullable SdkBytes body, List<String> versions) {
    Map<String, String> properties = serverProperties.checked(body, rules.checkedAgainst(versions));
    return new Revision(
        number,
        transitions.now(),
        description == null ? "" : description,
        requireNonNull(body),
        properties);
  }
}
