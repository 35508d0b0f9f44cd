package io.msksdk.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.operation.OperationSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  private static OperationSnapshot snapshot(String state, int attempts) {
    return new OperationSnapshot(
        "create cluster orders",
        "arn",
        state,
        OptionalInt.empty(),
        "",
        Duration.ofMillis(100L * attempts),
        attempts);
  }

  private String shown() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void inLines_aStateIsShownOnce() {
    Progress progress = Progress.inLines(out);

    progress.show(snapshot("CREATING", 1));
    progress.show(snapshot("CREATING", 2));
    progress.show(snapshot("ACTIVE", 3));
    progress.finished();

    assertThat(shown())
        .isEqualTo(
            "create cluster orders: CREATING after 0.1 s\n"
                + "create cluster orders: ACTIVE after 0.3 s\n");
  }

  @Test
  void live_theLineIsRewritten_andEndedOnce() {
    Progress progress = Progress.live(out);

    progress.show(snapshot("CREATING", 1));
    progress.show(snapshot("ACTIVE", 2));
    progress.finished();

    assertThat(shown())
        .isEqualTo(
            "\r\u001b[2Kcreate cluster orders: CREATING after 0.1 s"
                + "\r\u001b[2Kcreate cluster orders: ACTIVE after 0.2 s\n");
  }
}
