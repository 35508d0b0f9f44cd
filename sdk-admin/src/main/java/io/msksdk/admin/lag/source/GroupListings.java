package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupsResult;

/** Lists groups. One broker that does not answer costs its groups, not the listing. */
final class GroupListings {
  private final Admin admin;
  private final KafkaCapabilities capabilities;
  private final int timeoutMillis;

  GroupListings(Admin admin, KafkaCapabilities capabilities, int timeoutMillis) {
    this.admin = admin;
    this.capabilities = capabilities;
    this.timeoutMillis = timeoutMillis;
  }

  List<Listed> list(List<LagFault> faults) {
    if (capabilities.everyGroupType()) {
      return EveryGroupType.list(admin, timeoutMillis, faults);
    }
    ListConsumerGroupsResult result = listed();
    var errors = KafkaFaults.answer(result.errors());
    if (errors.value() != null) {
      errors.value().forEach(error -> faults.add(KafkaFaults.fault("listing of groups", error)));
    }
    var valid = KafkaFaults.answer(result.valid());
    if (valid.value() == null) {
      throw failed(valid.cause());
    }
    List<Listed> groups = new ArrayList<>();
    valid.value().forEach(listing -> groups.add(listed(listing)));
    return groups;
  }

  static RuntimeException failed(@org.jspecify.annotations.Nullable Throwable cause) {
    return KafkaFaults.failure(
        "ListGroups", cause == null ? new IllegalStateException("no answer") : cause);
  }

  @SuppressWarnings("deprecation") // what clients before 4.1 have
  private ListConsumerGroupsResult listed() {
    return admin.listConsumerGroups(new ListConsumerGroupsOptions().timeoutMs(timeoutMillis));
  }

  @SuppressWarnings("deprecation") // what clients before 4.1 have
  private static Listed listed(ConsumerGroupListing listing) {
    return new Listed(
        listing.groupId(),
        listing.type().map(type -> GroupType.parse(type.toString())).orElse(GroupType.UNKNOWN),
        listing
            .state()
            .map(state -> GroupState.parse(state.toString()))
            .orElse(GroupState.UNKNOWN));
  }
}
