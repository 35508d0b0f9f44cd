package io.msksdk.local.connect;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.CreateWorkerConfigurationRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeWorkerConfigurationResponse;
import software.amazon.awssdk.services.kafkaconnect.model.WorkerConfigurationState;

/** The worker configurations of all accounts and Regions. Thread-safe. */
final class WorkerConfigurations {
  private static final String ARN = "workerConfigurationArn";

  private final Registry<WorkerConfigurationRecord> registry;
  private final Transitions transitions;
  private final Quotas quotas;

  WorkerConfigurations(
      Registry<WorkerConfigurationRecord> registry, Transitions transitions, Quotas quotas) {
    this.registry = registry;
    this.transitions = transitions;
    this.quotas = quotas;
  }

  synchronized DescribeWorkerConfigurationResponse create(
      Owner owner, CreateWorkerConfigurationRequest request) {
    WorkerProperties.check(request.propertiesFileContent());
    var checked = Tags.checked(request.tags());
    ConnectQuota.WORKER_CONFIGURATIONS.check(quotas, "name", registry.of(owner).size() + 1);
    WorkerConfigurationRecord created =
        new WorkerConfigurationRecord(
            owner, request.toBuilder().tags(checked).build(), transitions.now());
    if (!registry.add(created)) {
      throw ConnectRefusal.nameTaken("name");
    }
    transitions.moved(created.arn(), "NONE", created.state().toString());
    return created.describe();
  }

  WorkerConfigurationRecord find(Owner owner, String arn) {
    return registry.find(owner, arn).orElseThrow(() -> ConnectRefusal.unknown(ARN, arn));
  }

  List<WorkerConfigurationRecord> list(Owner owner, @Nullable String prefix) {
    String start = prefix == null ? "" : prefix;
    return registry.of(owner).stream().filter(w -> w.name().startsWith(start)).toList();
  }

  synchronized DescribeWorkerConfigurationResponse delete(
      Owner owner, String arn, Predicate<String> inUse) {
    WorkerConfigurationRecord configuration = find(owner, arn);
    if (configuration.state() == WorkerConfigurationState.DELETING) {
      throw ConnectRefusal.inState("deleted", arn, configuration.state().toString());
    }
    if (inUse.test(arn)) {
      throw ConnectRefusal.invalid(
          ARN, "The worker configuration is in use by one or more connectors. Delete them first.");
    }
    String last = configuration.state().toString();
    configuration.enter(WorkerConfigurationState.DELETING);
    String deleting = configuration.state().toString();
    transitions.moved(arn, last, deleting);
    DescribeWorkerConfigurationResponse accepted = configuration.describe();
    var unused =
        transitions.after(
            ConnectDuration.DELETE_WORKER_CONFIGURATION.duration(),
            () -> {
              registry.remove(configuration);
              transitions.moved(arn, deleting, "GONE");
            });
    return accepted;
  }

  /** Refuses a worker configuration that no connector can be made with. */
  void checkUsable(Owner owner, String arn, long revision) {
    String member = "workerConfiguration." + ARN;
    WorkerConfigurationRecord configuration =
        registry.find(owner, arn).orElseThrow(() -> ConnectRefusal.unknown(member, arn));
    if (revision != WorkerConfigurationRecord.REVISION) {
      throw ConnectRefusal.unknown(member, arn + " with revision " + revision);
    }
    if (configuration.state() != WorkerConfigurationState.ACTIVE) {
      throw ConnectRefusal.inState("used", arn, configuration.state().toString());
    }
  }
}
