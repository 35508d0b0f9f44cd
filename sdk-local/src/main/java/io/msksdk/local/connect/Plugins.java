package io.msksdk.local.connect;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;
import software.amazon.awssdk.services.kafkaconnect.model.CreateCustomPluginRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CustomPluginState;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeCustomPluginResponse;
import software.amazon.awssdk.services.kafkaconnect.model.StateDescription;

/** The custom plugins of all accounts and Regions. Thread-safe. */
final class Plugins {
  private static final String ARN = "customPluginArn";

  private final Registry<PluginRecord> registry;
  private final Transitions transitions;
  private final Quotas quotas;

  Plugins(Registry<PluginRecord> registry, Transitions transitions, Quotas quotas) {
    this.registry = registry;
    this.transitions = transitions;
    this.quotas = quotas;
  }

  synchronized DescribeCustomPluginResponse create(
      Owner owner, CreateCustomPluginRequest request, @Nullable StateInfo failure) {
    check(request);
    ConnectQuota.CUSTOM_PLUGINS.check(quotas, "name", registry.of(owner).size() + 1);
    PluginRecord plugin = new PluginRecord(owner, request, transitions.now());
    if (!registry.add(plugin)) {
      throw ConnectRefusal.nameTaken("name");
    }
    DescribeCustomPluginResponse accepted = plugin.describe();
    transitions.moved(plugin.arn(), "NONE", accepted.customPluginStateAsString());
    var unused =
        transitions.after(
            ConnectDuration.CREATE_PLUGIN.duration(),
            () ->
                move(
                    plugin,
                    failure == null ? CustomPluginState.ACTIVE : CustomPluginState.CREATE_FAILED,
                    Failures.described(failure)));
    return accepted;
  }

  PluginRecord find(Owner owner, String arn) {
    return registry.find(owner, arn).orElseThrow(() -> ConnectRefusal.unknown(ARN, arn));
  }

  List<PluginRecord> list(Owner owner, @Nullable String prefix) {
    String start = prefix == null ? "" : prefix;
    return registry.of(owner).stream().filter(p -> p.name().startsWith(start)).toList();
  }

  synchronized DescribeCustomPluginResponse delete(
      Owner owner, String arn, Predicate<String> inUse) {
    PluginRecord plugin = find(owner, arn);
    CustomPluginState state = plugin.state();
    if (state == CustomPluginState.CREATING || state == CustomPluginState.DELETING) {
      throw ConnectRefusal.inState("deleted", arn, state.toString());
    }
    if (inUse.test(arn)) {
      throw ConnectRefusal.invalid(
          ARN, "The custom plugin is in use by one or more connectors. Delete them first.");
    }
    move(plugin, CustomPluginState.DELETING, null);
    DescribeCustomPluginResponse accepted = plugin.describe();
    var unused =
        transitions.after(
            ConnectDuration.DELETE_PLUGIN.duration(),
            () -> {
              registry.remove(plugin);
              transitions.moved(arn, CustomPluginState.DELETING.toString(), "GONE");
            });
    return accepted;
  }

  /** Refuses a plugin that no connector can be made of. */
  void checkUsable(Owner owner, String member, String arn, long revision) {
    PluginRecord plugin =
        registry.find(owner, arn).orElseThrow(() -> ConnectRefusal.unknown(member, arn));
    if (revision != PluginRecord.REVISION) {
      throw ConnectRefusal.unknown(member, arn + " with revision " + revision);
    }
    if (plugin.state() != CustomPluginState.ACTIVE) {
      throw ConnectRefusal.inState("used", arn, plugin.state().toString());
    }
  }

  private void move(PluginRecord plugin, CustomPluginState next, @Nullable StateDescription why) {
    CustomPluginState last = plugin.state();
    plugin.enter(next, why);
    transitions.moved(plugin.arn(), last.toString(), next.toString());
  }

  private static void check(CreateCustomPluginRequest request) {
    Set<String> types = Set.of("JAR", "ZIP");
    if (!types.contains(request.contentTypeAsString())) {
      throw ConnectRefusal.invalid(
          "contentType", request.contentTypeAsString() + " is neither JAR nor ZIP.");
    }
    if (!request.location().s3Location().bucketArn().matches("arn:aws[a-z-]*:s3:::.+")) {
      throw ConnectRefusal.invalid(
          "location.s3Location.bucketArn", "It must be the ARN of an S3 bucket.");
    }
    var unused = Tags.checked(request.tags());
  }
}
