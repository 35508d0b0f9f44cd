package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalReplicatorBrokerIT {

  @Test
  void everyTrouble_hasItsEnd_andRecordsComeAcross() throws Exception {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster source = local.cluster("source").create();
        LocalCluster target = local.cluster("target").create()) {
      Records.createTopic(source.clientProperties(), "orders", 1);
      try (LocalReplicator replicator =
          local.replicator("across", source, target).fromEarliest().topics("orders").create()) {
        replicator.pause();
        replicator.resume();
        replicator.throttle(1_000_000);
        replicator.unthrottle();
        replicator.deny("orders");
        replicator.deny();
        replicator.holdGroups(".*");
        replicator.holdGroups();
        replicator.cutSource();
        replicator.healSource();

        Records.write(source.clientProperties(), "orders", "after all");

        assertThat(replicator.state()).isEqualTo("RUNNING");
        assertThat(Records.read(target.clientProperties(), replicator.sourceAlias() + ".orders", 1))
            .containsExactly("after all");
        assertThatThrownBy(() -> replicator.throttle(0))
            .isInstanceOf(LocalMskException.class)
            .hasMessageContaining("bytesPerSecond");
      }
    }
  }
}
