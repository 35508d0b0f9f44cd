package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupsResult;

/** Lists groups of consumers, with what Kafka clients before 4.1 have. Loaded only with these. */
@SuppressWarnings({"deprecation", "removal"}) // later clients take another way and never come here
final class ConsumerGroupsOnly {

  private ConsumerGroupsOnly() {}

  static List<Listed> list(Admin admin, int timeoutMillis, List<LagFault> faults) {
    ListConsumerGroupsResult result =
        admin.listConsumerGroups(new ListConsumerGroupsOptions().timeoutMs(timeoutMillis));
    List<Listed> groups = new ArrayList<>();
    for (ConsumerGroupListing listing :
        GroupListings.listed(result.valid(), result.errors(), faults)) {
      groups.add(listed(listing));
    }
    return groups;
  }

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
