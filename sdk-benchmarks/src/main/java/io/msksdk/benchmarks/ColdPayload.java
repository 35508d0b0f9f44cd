package io.msksdk.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The first AWS_MSK_IAM payload of a JVM, the credentials object and all classes included; each in
 * a process of its own, in turn, and the median of several.
 */
record ColdPayload(int runs) implements Comparison.Measurement {

  @Override
  public Comparison.Figures take() throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    // the first of each only brings the files into the page cache
    for (int run = -1; run < runs; run++) {
      double our = ColdProcess.millis(List.of(), FirstPayload.class, FirstPayload.OURS);
      double other = ColdProcess.millis(List.of(), FirstPayload.class, FirstPayload.PEER);
      if (run >= 0) {
        ours.add(our);
        peer.add(other);
      }
    }
    return Comparison.Figures.of(Rounds.median(ours), Rounds.median(peer));
  }
}
