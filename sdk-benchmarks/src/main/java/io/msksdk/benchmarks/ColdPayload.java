package io.msksdk.benchmarks;

import java.util.List;

/**
 * The first AWS_MSK_IAM payload of a JVM, the credentials object and all classes included; each in
 * a process of its own, in turn, and the median of several.
 */
record ColdPayload(int runs) implements Comparison.Measurement {

  @Override
  public Comparison.Figures take() throws Exception {
    // the first of each only brings the files into the page cache
    return new Rounds(1, runs)
        .inTurn(
            () -> ColdProcess.millis(List.of(), FirstPayload.class, FirstPayload.OURS),
            () -> ColdProcess.millis(List.of(), FirstPayload.class, FirstPayload.PEER));
  }
}
