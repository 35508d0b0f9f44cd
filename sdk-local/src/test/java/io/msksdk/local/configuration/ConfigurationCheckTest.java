package io.msksdk.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.clock.BackgroundWork;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.clock.TimeMode;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.version.KafkaVersions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationRequest;

class ConfigurationCheckTest {
  private static final Owner OWNER = new Owner("111122223333", "us-east-1");

  private final LocalClock clock =
      LocalClock.of(TimeMode.parse("manual"), BackgroundWork.on(Runnable::run));
  private final Quotas quotas = Quotas.published();
  private final Configurations configurations =
      new Configurations(
          new Transitions(clock, EventLog.create(InstantSource.system())),
          KafkaVersions.published(),
          quotas);

  private ConfigurationRecord create(String name) {
    return configurations.create(
        OWNER,
        CreateConfigurationRequest.builder()
            .name(name)
            .kafkaVersions("3.6.0")
            .serverProperties(SdkBytes.fromUtf8String("num.partitions=3"))
            .build());
  }

  private void assertRefused(ConfigurationInfo asked, String parameter) {
    assertThatThrownBy(() -> configurations.check(OWNER, asked, "configurationInfo"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.invalidParameter()).isEqualTo(parameter);
            });
  }

  @Test
  void clusters_canHaveARevisionThatExists() {
    String arn = create("exists").arn();

    configurations.check(
        OWNER, ConfigurationInfo.builder().arn(arn).revision(1L).build(), "configurationInfo");

    assertThat(configurations.properties(OWNER, arn, 1)).contains(Map.of("num.partitions", "3"));
    assertThat(configurations.properties(OWNER, arn, 2)).isEmpty();
    assertThat(configurations.kafkaVersions(OWNER, arn).orElseThrow()).containsExactly("3.6.0");
  }

  @Test
  void clusters_cannotHaveWhatIsMissingOrUnknown() {
    String arn = create("known").arn();

    assertRefused(ConfigurationInfo.builder().revision(1L).build(), "configurationInfo.arn");
    assertRefused(ConfigurationInfo.builder().arn(arn).build(), "configurationInfo.revision");
    assertRefused(
        ConfigurationInfo.builder().arn(arn + "0").revision(1L).build(), "configurationInfo.arn");
    assertRefused(
        ConfigurationInfo.builder().arn(arn).revision(2L).build(), "configurationInfo.revision");
  }

  @Test
  void deletion_ofWhatAClusterTookMeanwhile_fails() {
    ConfigurationRecord configuration = create("taken-meanwhile");
    AtomicBoolean used = new AtomicBoolean();
    ConfigurationDeletion deletion =
        new ConfigurationDeletion(configurations, (owner, arn) -> used.get());

    ConfigurationState state = deletion.begin(OWNER, configuration.arn(), false);
    used.set(true);
    clock.advance(Duration.ofSeconds(29));
    ConfigurationState before = configuration.state();
    clock.advance(Duration.ofSeconds(1));

    assertThat(state).isEqualTo(ConfigurationState.DELETING);
    assertThat(before).isEqualTo(ConfigurationState.DELETING);
    assertThat(configuration.state()).isEqualTo(ConfigurationState.DELETE_FAILED);
  }

  @Test
  void quota_lowered_holdsAtOnce() {
    ConfigurationRecord unused = create("first");
    quotas.set("configurationsPerAccount", 1);

    assertThatThrownBy(() -> create("second"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("quota of 1 configurations");
  }
}
