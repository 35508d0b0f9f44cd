package io.msksdk.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Refused;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;

class ConfigurationStatesContractTest {
  private static final SdkBytes BODY = SdkBytes.fromUtf8String("num.partitions=3");

  @AutoClose
  private static final TestEngine engine =
      TestEngine.start("--data-plane", "none", "--time", "manual");

  @AutoClose private static final KafkaClient kafka = engine.kafka();

  private static String create(String name) {
    return kafka.createConfiguration(r -> r.name(name).serverProperties(BODY)).arn();
  }

  private static ConfigurationState state(String arn) {
    return kafka.describeConfiguration(r -> r.arn(arn)).state();
  }

  private static void pass(String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }

  private static List<String> transitions(String arn) {
    return StreamSupport.stream(
            engine.get("/_local/events").findParents("kind").spliterator(), false)
        .filter(e -> e.toString().contains(arn) && e.path("kind").asText().equals("transition"))
        .map(e -> e.findValue("from").asText() + ">" + e.findValue("to").asText())
        .toList();
  }

  @Test
  void delete_takesItsTime_andRefusesChangesMeanwhile() {
    String arn = create("deleted");

    assertThat(kafka.deleteConfiguration(r -> r.arn(arn)).state())
        .isEqualTo(ConfigurationState.DELETING);

    assertThat(state(arn)).isEqualTo(ConfigurationState.DELETING);
    Refused.badState(
        () -> kafka.updateConfiguration(r -> r.arn(arn).serverProperties(BODY)), "DELETING state");
    Refused.badState(() -> kafka.deleteConfiguration(r -> r.arn(arn)), "DELETING state");
    Refused.conflict(() -> create("deleted"), "name", "already exists");
    pass("PT30S");
    Refused.badRequest(() -> state(arn), "arn", "Configuration ARN does not exist.");
    assertThat(create("deleted")).isNotEqualTo(arn);
    assertThat(transitions(arn)).containsExactly("NONE>ACTIVE", "ACTIVE>DELETING", "DELETING>GONE");
  }

  @Test
  void delete_thatFails_leavesAConfigurationThatCanBeUpdatedAndDeleted() {
    String arn = create("failing");
    JsonNode unused =
        engine.post(
            "/_local/faults",
            "{\"operation\":\"DeleteConfiguration\",\"kind\":\"fail\",\"times\":1}");

    assertThat(kafka.deleteConfiguration(r -> r.arn(arn)).state())
        .isEqualTo(ConfigurationState.DELETING);
    pass("PT30S");

    assertThat(state(arn)).isEqualTo(ConfigurationState.DELETE_FAILED);
    assertThat(
            kafka
                .updateConfiguration(r -> r.arn(arn).serverProperties(BODY))
                .latestRevision()
                .revision())
        .isEqualTo(2);
    assertThat(kafka.deleteConfiguration(r -> r.arn(arn)).state())
        .isEqualTo(ConfigurationState.DELETING);
    pass("PT30S");
    assertThat(transitions(arn))
        .containsExactly(
            "NONE>ACTIVE",
            "ACTIVE>DELETING",
            "DELETING>DELETE_FAILED",
            "DELETE_FAILED>DELETING",
            "DELETING>GONE");
  }

  @Test
  void delete_thatIsStuck_staysDeleting() {
    String arn = create("stuck");
    JsonNode unused =
        engine.post(
            "/_local/faults",
            "{\"operation\":\"DeleteConfiguration\",\"kind\":\"stuck\",\"times\":1}");

    kafka.deleteConfiguration(r -> r.arn(arn));
    pass("PT24H");

    assertThat(state(arn)).isEqualTo(ConfigurationState.DELETING);
  }
}
