package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;

/** Lists groups of every type. Loaded only where the Kafka client can. */
final class EveryGroupType {
  /** Kafka Connect's workers, for one, form groups that commit nothing. */
  private static final Set<String> READ = Set.of("consumer", "share", "streams", "");

  private EveryGroupType() {}

  static List<Listed> list(Admin admin, int timeoutMillis, List<LagFault> faults) {
    ListGroupsResult result = admin.listGroups(new ListGroupsOptions().timeoutMs(timeoutMillis));
    List<Listed> groups = new ArrayList<>();
    for (GroupListing listing : GroupListings.listed(result.valid(), result.errors(), faults)) {
      if (READ.contains(listing.protocol())) {
        groups.add(listed(listing));
      }
    }
    return groups;
  }

  private static Listed listed(GroupListing listing) {
    return new Listed(
        listing.groupId(),
        listing.type().map(type -> GroupType.parse(type.toString())).orElse(GroupType.UNKNOWN),
        listing
            .groupState()
            .map(state -> GroupState.parse(state.toString()))
            .orElse(GroupState.UNKNOWN));
  }
}
