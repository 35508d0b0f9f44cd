package io.msksdk.benchmarks;

import io.msksdk.auth.iam.IamSigner;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler;

/** One signature of a warm signer, against aws-msk-iam-auth, one thread. */
final class IamSigning {
  private static final int CALLS = 1_000;
  private static final String TOKEN_HOST = "kafka.eu-west-1.amazonaws.com";

  private IamSigning() {}

  /** The AWS_MSK_IAM payload. */
  static Comparison.Figures payload() throws GeneralSecurityException {
    AwsCredentials credentials = SigningInput.credentials();
    IamSigner ours = IamSigner.of(SigningInput.REGION, SigningInput.USER_AGENT);
    OfficialSigner peer = new OfficialSigner(credentials);
    return compared(
        "iam-payload-warm",
        () -> ours.payload(SigningInput.HOST, credentials),
        peer::payload,
        new SigningFloor(SigningInput.HOST));
  }

  /** The OAUTHBEARER token, as the login handler of the library hands it to Kafka. */
  static Comparison.Figures token() throws GeneralSecurityException, ReflectiveOperationException {
    AwsCredentials credentials = SigningInput.credentials();
    IamSigner ours = IamSigner.of(SigningInput.REGION, SigningInput.USER_AGENT);
    IAMOAuthBearerLoginCallbackHandler peer = new OfficialSigner(credentials).tokens();
    return compared(
        "iam-token",
        () -> ours.token(credentials),
        () -> OfficialSigner.token(peer),
        new SigningFloor(TOKEN_HOST));
  }

  private static Comparison.Figures compared(
      String row, Supplier<?> ours, Supplier<?> peer, SigningFloor floor) {
    // the floor right beside ours: the peer leaves the caches and the heap in another state
    List<Double> micros =
        new Rounds(80, 151).batches(CALLS, List.of(peer, (Supplier<?>) floor::sign, ours));
    System.err.printf(
        Locale.ROOT,
        "%s: SHA-256 and HMAC alone take %.3f us, ours is %.2f times that%n",
        row,
        micros.get(1),
        micros.get(2) / micros.get(1));
    return Comparison.Figures.of(micros.get(2), micros.get(0));
  }
}
