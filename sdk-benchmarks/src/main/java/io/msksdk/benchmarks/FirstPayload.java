package io.msksdk.benchmarks;

import io.msksdk.auth.iam.IamSigner;
import io.msksdk.core.time.Time;

/** A process of its own that signs one AWS_MSK_IAM payload and prints the nanoseconds it took. */
final class FirstPayload {
  static final String OURS = "ours";
  static final String PEER = "peer";

  private FirstPayload() {}

  /**
   * Signs once.
   *
   * @param args which signer
   */
  public static void main(String[] args) {
    boolean ours = args[0].equals(OURS);
    Time clock = Time.system();
    long start = clock.nanos();
    byte[] payload = ours ? ours() : new OfficialSigner(SigningInput.credentials()).payload();
    long nanos = clock.nanos() - start;
    if (payload.length == 0) {
      throw new IllegalStateException("no payload");
    }
    System.out.println(nanos);
  }

  private static byte[] ours() {
    return IamSigner.of(SigningInput.REGION, SigningInput.USER_AGENT)
        .payload(SigningInput.HOST, SigningInput.credentials());
  }
}
