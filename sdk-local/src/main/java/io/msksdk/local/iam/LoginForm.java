package io.msksdk.local.iam;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The two forms in which a client proves who it is; both are presigned requests. */
enum LoginForm {
  /** A payload in JSON, signed for the broker's host. */
  PAYLOAD("AWS_MSK_IAM") {
    @Override
    LoginClaim read(byte[] message) throws LoginClaim.Unreadable {
      return PayloadReader.read(message);
    }

    @Override
    byte[] answer(String requestId) {
      return "{\"version\":\"%s\",\"request-id\":\"%s\"}"
          .formatted(PAYLOAD_VERSION, requestId)
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @Nullable String wrongHost(LoginClaim claim, ClusterAccess access) {
      return access.answersTo(claim.host()) ? null : "a name of this broker";
    }
  },

  /** A URL as token, signed for the service's host of the Region. */
  TOKEN("OAUTHBEARER") {
    @Override
    LoginClaim read(byte[] message) throws LoginClaim.Unreadable {
      return TokenReader.read(message);
    }

    @Override
    byte[] answer(String requestId) {
      return new byte[0];
    }

    @Override
    @Nullable String wrongHost(LoginClaim claim, ClusterAccess access) {
      String host = "kafka." + access.region() + ".amazonaws.com";
      return claim.host().equals(host) || claim.host().equals(host + ".cn") ? null : host;
    }
  };

  static final String PAYLOAD_VERSION = "2020_10_22";

  private final String mechanism;

  LoginForm(String mechanism) {
    this.mechanism = mechanism;
  }

  /** The SASL mechanism that carries it. */
  String mechanism() {
    return mechanism;
  }

  abstract LoginClaim read(byte[] message) throws LoginClaim.Unreadable;

  /** What a client hears that was let in. */
  abstract byte[] answer(String requestId);

  /** The host it should have been signed for, null when it was. */
  abstract @Nullable String wrongHost(LoginClaim claim, ClusterAccess access);
}
