package io.msksdk.local.configuration;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.version.KafkaVersions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.UpdateConfigurationRequest;

/**
 * The configurations of all accounts and Regions; each call sees those of one owner. Thread-safe.
 */
public final class Configurations {
  private static final String DOES_NOT_EXIST = "Configuration ARN does not exist.";

  private final Registry<ConfigurationRecord> registry = new Registry<>();
  private final ServerProperties serverProperties = new ServerProperties();
  private final Transitions transitions;
  private final ConfigurationRules rules;

  /**
   * Starts without any configuration.
   *
   * @param transitions the local MSK's time and log
   * @param versions the Kafka versions there are
   * @param quotas how many configurations and revisions there may be
   */
  public Configurations(Transitions transitions, KafkaVersions versions, Quotas quotas) {
    this.transitions = transitions;
    this.rules = new ConfigurationRules(versions, quotas);
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
   * Refuses a configuration or revision that a cluster cannot have because there is none.
   *
   * @param owner who names it
   * @param asked its ARN and revision
   * @param member where the call names it
   * @throws Refusal when one of them is missing or unknown, or the configuration is being deleted
   */
  public void check(Owner owner, ConfigurationInfo asked, String member) {
    if (asked.arn() == null) {
      throw Refusal.missing(member + ".arn");
    }
    if (asked.revision() == null) {
      throw Refusal.missing(member + ".revision");
    }
    ConfigurationRecord configuration = registry.find(owner, asked.arn()).orElse(null);
    if (configuration == null) {
      throw Refusal.badRequest(member + ".arn", DOES_NOT_EXIST);
    }
    ConfigurationRules.usable(configuration);
    if (configuration.revision(asked.revision()).isEmpty()) {
      throw Refusal.badRequest(
          member + ".revision",
          "Revision " + asked.revision() + " of the configuration does not exist.");
    }
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
    return registry.find(owner, arn).orElseThrow(() -> Refusal.badRequest("arn", DOES_NOT_EXIST));
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

  /** Moves a configuration on; null is the end of it. */
  void move(ConfigurationRecord configuration, @Nullable ConfigurationState next) {
    ConfigurationState last = configuration.state();
    if (next == null) {
      registry.remove(configuration);
    } else {
      configuration.enter(next);
    }
    transitions.moved(
        configuration.arn(), last.toString(), next == null ? "GONE" : next.toString());
  }

  CompletableFuture<Void> after(Duration documented, Runnable step) {
    return transitions.after(documented, step);
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
