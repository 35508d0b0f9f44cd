package io.msksdk.changefeed.codec;

/** The entry of Jazzer, which calls it with one input after another. */
public final class DecoderFuzzer {
  @SuppressWarnings("NonFinalStaticField") // the fuzzer sets it once, before the first input
  private static FuzzTarget target = FuzzTarget.CANAL;

  private DecoderFuzzer() {}

  /** Called once, with the name of the target. */
  public static void fuzzerInitialize(String[] args) {
    target = FuzzTarget.valueOf(args[0]);
  }

  /** Called with every input; whatever it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    boolean ignored = target.refuses(input);
  }
}
