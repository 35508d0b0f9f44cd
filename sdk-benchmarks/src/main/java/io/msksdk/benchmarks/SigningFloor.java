package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The least that a signature costs with the JDK's cryptography: one SHA-256 of a canonical request
 * and one HMAC of a string to sign, both ready-made and of the length that the input has.
 */
final class SigningFloor {
  private static final String HMAC = "HmacSHA256";

  /** Algorithm, time, scope and the hash of the request. */
  private static final int TO_SIGN_LENGTH =
      "AWS4-HMAC-SHA256\n20260131T235959Z\n20260131/eu-west-1/kafka-cluster/aws4_request\n".length()
          + 64;

  private final byte[] request;
  private final byte[] toSign = new byte[TO_SIGN_LENGTH];
  private final MessageDigest digest;
  private final Mac mac;

  SigningFloor(String host) throws GeneralSecurityException {
    this.request = canonicalRequest(host).getBytes(UTF_8);
    this.digest = MessageDigest.getInstance("SHA-256");
    this.mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(new byte[32], HMAC));
  }

  byte[] sign() {
    byte[] hash = digest.digest(request);
    System.arraycopy(hash, 0, toSign, 0, hash.length);
    return mac.doFinal(toSign);
  }

  private static String canonicalRequest(String host) {
    String token =
        SigningInput.SESSION_TOKEN.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    return "GET\n/\nAction=kafka-cluster%3AConnect&X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260131%2Feu-west-1%2Fkafka-cluster"
        + "%2Faws4_request&X-Amz-Date=20260131T235959Z&X-Amz-Expires=900&X-Amz-Security-Token="
        + token
        + "&X-Amz-SignedHeaders=host\nhost:"
        + host
        + "\n\nhost\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  }
}
