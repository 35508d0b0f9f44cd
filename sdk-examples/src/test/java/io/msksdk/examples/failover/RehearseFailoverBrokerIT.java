package io.msksdk.examples.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.testkit.LocalMsk;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RehearseFailoverBrokerIT {

  @Test
  void rehearsal_losesNothing_andPrintsTheRunbookAndTheEvidence() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    RehearseFailover.Result result =
        RehearseFailover.rehearse(
            LocalMsk.shared(), new PrintStream(printed, true, StandardCharsets.UTF_8), 2, 2);

    assertThat(result.lost()).isZero();
    assertThat(result.written()).isPositive();
    assertThat(result.pause()).isPositive();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("PLANNED-FAILOVER  orders in", "point of no return", "pause of producers");
  }
}
