package io.msksdk.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.clock.BackgroundWork;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.clock.TimeMode;
import io.msksdk.local.event.Event;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.version.KafkaVersions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.UpdateConfigurationRequest;

/** Random operations in any order: what holds of configurations holds after each of them. */
class ConfigurationSequencesTest {
  private static final Owner OWNER = new Owner("111122223333", "us-east-1");
  private static final SdkBytes BODY = SdkBytes.fromUtf8String("num.partitions=3");
  private static final Set<String> LEGAL =
      Set.of(
          "NONE>ACTIVE",
          "ACTIVE>DELETING",
          "DELETING>GONE",
          "DELETING>DELETE_FAILED",
          "DELETE_FAILED>DELETING");

  private final LocalClock clock =
      LocalClock.of(TimeMode.parse("manual"), BackgroundWork.on(Runnable::run));
  private final EventLog events = EventLog.create(InstantSource.system());
  private final Configurations configurations =
      new Configurations(
          new Transitions(clock, events), KafkaVersions.published(), Quotas.published());
  private final Set<String> used = new HashSet<>();
  private final ConfigurationDeletion deletion =
      new ConfigurationDeletion(configurations, (owner, arn) -> used.contains(arn));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void operations_inAnyOrder_keepWhatHolds(long seed) {
    Random random = new Random(seed);

    for (int step = 0; step < 300; step++) {
      Map<String, ConfigurationState> before = states();
      try {
        act(random);
      } catch (Refusal refusal) {
        assertThat(refusal.status()).isBetween(400, 409);
        assertThat(states()).as("a refused call changes nothing").isEqualTo(before);
      }
      holds();
    }
    transitionsAreLegal();
  }

  private void act(Random random) {
    List<ConfigurationRecord> all = configurations.list(OWNER);
    String arn = all.isEmpty() ? "none" : all.get(random.nextInt(all.size())).arn();
    switch (random.nextInt(6)) {
      case 0, 1 -> create("c" + random.nextInt(6));
      case 2 -> update(arn);
      case 3 -> delete(arn, random.nextInt(4) == 0);
      case 4 -> clock.advance(Duration.ofSeconds(random.nextInt(20)));
      default -> toggleUse(arn);
    }
  }

  private void create(String name) {
    ConfigurationRecord unused =
        configurations.create(
            OWNER, CreateConfigurationRequest.builder().name(name).serverProperties(BODY).build());
  }

  private void update(String arn) {
    ConfigurationRecord unused =
        configurations.update(
            OWNER, UpdateConfigurationRequest.builder().arn(arn).serverProperties(BODY).build());
  }

  private void delete(String arn, boolean toFail) {
    ConfigurationState last = states().get(arn);
    boolean inUse = used.contains(arn);
    ConfigurationState next = deletion.begin(OWNER, arn, toFail);

    assertThat(next).isEqualTo(ConfigurationState.DELETING);
    assertThat(last).isNotEqualTo(ConfigurationState.DELETING);
    assertThat(inUse).isFalse();
  }

  private void toggleUse(String arn) {
    if (!used.remove(arn)) {
      used.add(arn);
    }
  }

  private Map<String, ConfigurationState> states() {
    Map<String, ConfigurationState> states = new HashMap<>();
    configurations.list(OWNER).forEach(c -> states.put(c.arn(), c.state()));
    return states;
  }

  private void holds() {
    List<ConfigurationRecord> all = configurations.list(OWNER);
    assertThat(all).extracting(ConfigurationRecord::name).doesNotHaveDuplicates();
    for (ConfigurationRecord configuration : all) {
      List<Revision> revisions = configuration.revisions();
      assertThat(revisions)
          .extracting(Revision::number)
          .isEqualTo(LongStream.rangeClosed(1, revisions.size()).boxed().toList());
      assertThat(configuration.latest()).isEqualTo(revisions.get(revisions.size() - 1));
    }
  }

  private void transitionsAreLegal() {
    Map<String, String> states = new HashMap<>();
    for (Event event : events.after(0)) {
      Map<String, String> facts = event.facts();
      String arn = String.valueOf(facts.get("resource"));
      String to = String.valueOf(facts.get("to"));
      assertThat(LEGAL).contains(facts.get("from") + ">" + to);
      assertThat(facts.get("from")).isEqualTo(states.getOrDefault(arn, "NONE"));
      states.put(arn, to);
    }
  }
}
