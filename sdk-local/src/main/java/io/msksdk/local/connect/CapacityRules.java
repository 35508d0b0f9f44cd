package io.msksdk.local.connect;

import io.msksdk.local.quota.Quotas;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.AutoScalingDescription;
import software.amazon.awssdk.services.kafkaconnect.model.CapacityDescription;
import software.amazon.awssdk.services.kafkaconnect.model.ProvisionedCapacityDescription;

/** What a connector's capacity must be (developer guide, "Understand connector capacity"). */
final class CapacityRules {
  private static final Set<Integer> MCU_COUNTS = Set.of(1, 2, 4, 8);
  private static final int SCALE_IN_PERCENTAGE = 20;
  private static final int SCALE_OUT_PERCENTAGE = 80;

  private CapacityRules() {}

  /** Returns the capacity with what the service adds to it, or refuses it. */
  static CapacityDescription checked(CapacityDescription capacity, Quotas quotas) {
    AutoScalingDescription scaled = capacity.autoScaling();
    ProvisionedCapacityDescription fixed = capacity.provisionedCapacity();
    if ((scaled == null) == (fixed == null)) {
      throw ConnectRefusal.invalid(
          "capacity", "Exactly one of autoScaling and provisionedCapacity must be specified.");
    }
    if (scaled != null) {
      AutoScalingDescription complete = complete(scaled);
      autoScaling(complete, quotas);
      return CapacityDescription.builder().autoScaling(complete).build();
    }
    provisioned(fixed, quotas);
    return capacity;
  }

  /** The workers that count towards the account's quota. */
  static int workers(CapacityDescription capacity) {
    return capacity.autoScaling() == null
        ? capacity.provisionedCapacity().workerCount()
        : capacity.autoScaling().maxWorkerCount();
  }

  /** The member that an identical capacity is refused by. */
  static String mode(CapacityDescription capacity) {
    return capacity.autoScaling() == null ? "provisionedCapacity" : "autoScaling";
  }

  private static void provisioned(ProvisionedCapacityDescription fixed, Quotas quotas) {
    String at = "capacity.provisionedCapacity.";
    mcu(at, fixed.mcuCount());
    workers(at + "workerCount", fixed.workerCount(), quotas);
  }

  private static void autoScaling(AutoScalingDescription scaled, Quotas quotas) {
    String at = "capacity.autoScaling.";
    mcu(at, scaled.mcuCount());
    workers(at + "minWorkerCount", scaled.minWorkerCount(), quotas);
    workers(at + "maxWorkerCount", scaled.maxWorkerCount(), quotas);
    if (scaled.minWorkerCount() > scaled.maxWorkerCount()) {
      throw ConnectRefusal.invalid(
          at + "minWorkerCount", "It must not be greater than maxWorkerCount.");
    }
    if (scaled.scaleInPolicy().cpuUtilizationPercentage()
        >= scaled.scaleOutPolicy().cpuUtilizationPercentage()) {
      throw ConnectRefusal.invalid(
          at + "scaleInPolicy.cpuUtilizationPercentage",
          "It must be less than the percentage of scaleOutPolicy.");
    }
  }

  private static void mcu(String at, @Nullable Integer count) {
    if (!MCU_COUNTS.contains(count)) {
      throw ConnectRefusal.invalid(at + "mcuCount", count + " is not one of 1, 2, 4 and 8.");
    }
  }

  private static void workers(String member, int count, Quotas quotas) {
    if (count < 1) {
      throw ConnectRefusal.invalid(member, "There must be at least 1 worker.");
    }
    ConnectQuota.WORKERS_PER_CONNECTOR.check(quotas, member, count);
  }

  /** The console proposes these percentages; a request may leave the policies out. */
  private static AutoScalingDescription complete(AutoScalingDescription scaled) {
    AutoScalingDescription.Builder complete = scaled.toBuilder();
    if (scaled.scaleInPolicy() == null) {
      complete.scaleInPolicy(p -> p.cpuUtilizationPercentage(SCALE_IN_PERCENTAGE));
    }
    if (scaled.scaleOutPolicy() == null) {
      complete.scaleOutPolicy(p -> p.cpuUtilizationPercentage(SCALE_OUT_PERCENTAGE));
    }
    return complete.build();
  }
}
