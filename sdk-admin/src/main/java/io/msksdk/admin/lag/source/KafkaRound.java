package io.msksdk.admin.lag.source;

import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** One look at Kafka: listing, then commits, members and topic ids side by side, then the ends. */
final class KafkaRound {
  private final KafkaLagSource.Settings settings;
  private final Admin admin;
  private final KafkaCapabilities capabilities;
  private final Compaction compaction;
  private final Time time;
  private final List<LagFault> faults = new ArrayList<>();

  KafkaRound(
      KafkaLagSource.Settings settings,
      Admin admin,
      KafkaCapabilities capabilities,
      Compaction compaction,
      Time time) {
    this.settings = settings;
    this.admin = admin;
    this.capabilities = capabilities;
    this.compaction = compaction;
    this.time = time;
  }

  LagRound take() {
    List<Listed> groups = groups();
    var topics =
        admin.listTopics(
            new ListTopicsOptions().listInternal(true).timeoutMs(settings.timeoutMillis()));
    Commits commits = new Commits(admin, settings.timeoutMillis());
    Memberships memberships = new Memberships(admin, capabilities, settings.timeoutMillis());
    ask(groups, commits, memberships);
    Instant commitsAt = time.now();
    List<Seen> seen = new ArrayList<>(groups.size());
    groups.forEach(group -> seen.add(Seen.of(group, commits, memberships)));
    Readings readings = ends(seen, topicIds(topics.namesToListings()));
    return new LagRound(
        commitsAt, time.now(), seen.stream().map(readings::of).toList(), faults, gaps());
  }

  private List<Listed> groups() {
    List<Listed> listed = GroupListings.list(admin, capabilities, settings.timeoutMillis(), faults);
    Map<String, Listed> groups = new HashMap<>();
    for (Listed group : listed) {
      if (settings.filter().accepts(group.group(), group.type(), group.state())) {
        groups.put(group.group(), group);
      }
    }
    if (!settings.filter().byTypeOrState()) {
      // a name asked for literally is looked up even unlisted: the refusal then says what is
      // missing
      for (String name : settings.filter().literals()) {
        groups.putIfAbsent(name, new Listed(name, GroupType.UNKNOWN, GroupState.UNKNOWN));
      }
    }
    if (groups.isEmpty() && listed.isEmpty()) {
      faults.add(MissingRights.nothingListed());
    }
    return new TreeSet<>(groups.keySet()).stream().map(groups::get).toList();
  }

  /** Commits and members of the same groups are on their way together. */
  private void ask(List<Listed> groups, Commits commits, Memberships memberships) {
    new InFlight(settings.groupsPerRequest(), settings.requestsInFlight())
        .run(
            groups,
            chunk -> {
              Runnable ofCommits = commits.ask(chunk, capabilities.shareLag());
              Runnable ofMembers = memberships.ask(chunk);
              return () -> {
                ofCommits.run();
                ofMembers.run();
              };
            },
            Runnable::run);
  }

  private @Nullable Map<String, TopicListing> topicIds(
      KafkaFuture<Map<String, TopicListing>> listings) {
    var answer = KafkaFaults.answer(listings);
    if (answer.cause() != null) {
      faults.add(KafkaFaults.fault("topic ids", answer.cause()));
    }
    return answer.value();
  }

  private Readings ends(List<Seen> seen, @Nullable Map<String, TopicListing> topics) {
    Map<String, BitSet> wanted = new HashMap<>();
    seen.forEach(group -> group.collect(wanted));
    if (topics != null) {
      // a topic that is gone would be asked for until the deadline
      wanted.keySet().retainAll(topics.keySet());
    }
    if (settings.topicConfigs()) {
      compaction.learn(wanted.keySet());
    }
    TopicEnds ends = new TopicEnds(admin, settings.timeoutMillis());
    ends.read(wanted, new InFlight(settings.partitionsPerRequest(), settings.requestsInFlight()));
    return new Readings(ends, wanted.keySet(), topics, compaction);
  }

  private List<String> gaps() {
    List<String> gaps = new ArrayList<>(capabilities.gaps());
    if (compaction.denied()) {
      gaps.add(MissingRights.topicConfigs());
    }
    return gaps;
  }
}
