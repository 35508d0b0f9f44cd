package io.msksdk.admin.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.SampleClusters;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class AlarmPackTest {

  @Test
  void pack_hasAnAlarmPerBroker_orOneForTheCluster() {
    AlarmPack pack = AlarmPack.of(SampleClusters.provisioned(3, "DEFAULT")).build();

    assertThat(pack.alarms()).extracting(MskAlarm::name).contains("msk-orders-no-controller");
    assertThat(pack.alarms())
        .filteredOn(alarm -> alarm.rule().code().equals("cpu"))
        .extracting(MskAlarm::name)
        .containsExactly(
            "msk-orders-cpu-broker-1", "msk-orders-cpu-broker-2", "msk-orders-cpu-broker-3");
  }

  @Test
  void pack_leavesOut_andMoves_whatIsAskedFor() {
    AlarmPack pack =
        AlarmPack.of(SampleClusters.provisioned(1, "PER_BROKER"))
            .without("disk-60", "heap")
            .threshold("cpu", 70.5)
            .prefix("team-a")
            .build();

    assertThat(pack.leftOut()).isEmpty();
    assertThat(pack.alarms())
        .extracting(MskAlarm::name)
        .doesNotContain("team-a-orders-disk-60-broker-1", "team-a-orders-heap-broker-1")
        .contains("team-a-orders-cpu-broker-1");
    assertThat(pack.text()).contains("CpuUser + CpuSystem >= 70.5 for 3 x 5 min");
  }

  @Test
  void unknownCode_isRefusedWithTheKnownOnes() {
    AlarmPack.Builder pack = AlarmPack.of(SampleClusters.provisioned(1, "DEFAULT"));

    assertThatThrownBy(() -> pack.without("disks"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("code: disks (expected: one of no-controller, ");
  }

  @Test
  void serverlessCluster_isRefused() {
    assertThatThrownBy(() -> AlarmPack.of(SampleClusters.serverless()).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("cluster: less (expected: a provisioned cluster)");
  }

  @Test
  void sixActions_areOneTooMany() {
    String arn = "arn:aws:sns:us-east-1:111122223333:a";
    AlarmPack.Builder five =
        AlarmPack.of(SampleClusters.provisioned(1, "DEFAULT")).notify(arn, arn, arn, arn, arn);

    assertThat(five.build().actions()).hasSize(5);
    assertThatThrownBy(() -> five.notify(arn).build()).hasMessageContaining("actions: 6");
  }

  @Test
  void template_hasEveryAlarm_withMathWhereTwoMetricsAreAdded() {
    AlarmPack pack = AlarmPack.of(SampleClusters.provisioned(2, "DEFAULT")).build();

    JsonObject resources =
        JsonObject.parse("template", pack.cloudFormation()).object("Resources").orElseThrow();

    assertThat(resources.names()).hasSameSizeAs(pack.alarms());
    JsonObject cpu = resources.object("MskOrdersCpuBroker2").orElseThrow();
    assertThat(cpu.text("Type")).contains("AWS::CloudWatch::Alarm");
    assertThat(cpu.object("Properties").orElseThrow().objects("Metrics"))
        .last()
        .satisfies(sum -> assertThat(sum.text("Expression")).contains("m1 + m2"));
    JsonObject disk = resources.object("MskOrdersDisk85Broker1").orElseThrow();
    assertThat(disk.object("Properties").orElseThrow().number("Threshold")).hasValue(85);
  }
}
