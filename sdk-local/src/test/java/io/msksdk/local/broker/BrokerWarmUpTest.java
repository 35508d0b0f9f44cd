package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.table.Table;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BrokerWarmUpTest {
  @Test
  void list_everyName_isAClassThatThereIs() {
    // names that an update of Kafka took away cost a search of the jar each, and bring nothing
    assertThat(Table.rows(BrokerWarmUp.class, BrokerWarmUp.LIST, 1))
        .hasSizeGreaterThan(3_000)
        .allSatisfy(row -> load(row.get(0)));
  }

  @Test
  void await_whileWhatIsUrgentGoesOn_waits() {
    CompletableFuture<String> urgent = new CompletableFuture<>();
    BrokerWarmUp warmUp = BrokerWarmUp.beside(urgent, ForkJoinPool.commonPool());
    CompletableFuture<Void> awaited =
        CompletableFuture.runAsync(warmUp::await, run -> new Thread(run).start());

    assertThat(awaited).isNotDone();
    urgent.completeExceptionally(new IllegalStateException("no authority"));

    assertThat(awaited.thenApply(nothing -> "done").join()).isEqualTo("done");
    warmUp.stop();
  }

  private static void load(String name) throws ClassNotFoundException {
    assertThat(Class.forName(name, false, BrokerWarmUp.class.getClassLoader())).isNotNull();
  }
}
