package io.msksdk.local.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BrokerWarmUpTest {
  @Test
  void list_everyName_isAClassThatThereIs() throws IOException {
    // names that an update of Kafka took away cost a search of the jar each, and bring nothing
    assertThat(list()).hasSizeGreaterThan(3_000).allSatisfy(BrokerWarmUpTest::load);
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

  private static List<String> list() throws IOException {
    try (InputStream in = BrokerWarmUp.class.getResourceAsStream(BrokerWarmUp.LIST);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), UTF_8))) {
      return lines.lines().toList();
    }
  }
}
