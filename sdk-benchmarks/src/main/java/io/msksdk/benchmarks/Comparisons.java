package io.msksdk.benchmarks;

import static io.msksdk.benchmarks.Comparison.higherIsBetter;
import static io.msksdk.benchmarks.Comparison.lowerIsBetter;

import java.util.List;

/** Every row there is, in the order they are printed. */
final class Comparisons {
  static final List<Comparison> ALL =
      List.of(
          lowerIsBetter("local-start-1", "ms", new LocalStart(1)),
          lowerIsBetter("local-start-3", "ms", new LocalStart(3)),
          lowerIsBetter("local-call", "ms", new LocalCall()),
          higherIsBetter("authorizer", "records/s", new AuthorizerCost()),
          lowerIsBetter("iam-payload-warm", "us", IamSigning::payload),
          lowerIsBetter("iam-payload-cold", "ms", new ColdPayload(11)),
          lowerIsBetter("iam-token", "us", IamSigning::token),
          higherIsBetter(
              "canal-json-decode-narrow", "rows/s", () -> CanalJsonDecode.narrow().take()),
          higherIsBetter(
              "canal-json-decode-50-columns", "rows/s", () -> CanalJsonDecode.wide().take()),
          higherIsBetter(
              "canal-json-decode-4-kb-text", "rows/s", () -> CanalJsonDecode.text().take()));

  private Comparisons() {}
}
