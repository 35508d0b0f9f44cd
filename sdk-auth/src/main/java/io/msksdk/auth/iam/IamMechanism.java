package io.msksdk.auth.iam;

import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;

/** What a client speaks to log in with IAM access control. A broker understands all of them. */
public enum IamMechanism {
  /**
   * {@code AWS_MSK_IAM} of the official aws-msk-iam-auth library, with our callback handler. The
   * default.
   */
  OFFICIAL("AWS_MSK_IAM", "software.amazon.msk.auth.iam.IAMLoginModule"),
  /**
   * {@code AWS_MSK_IAM} of this library: the same on the wire, without the official library on the
   * class path, and fit for native images.
   */
  OWN("AWS_MSK_IAM", IamLoginModule.class.getName()),
  /**
   * {@code OAUTHBEARER} of Kafka itself, with a token of ours: one per login of a client, never
   * longer of use than its credentials.
   */
  TOKEN("OAUTHBEARER", OAuthBearerLoginModule.class.getName());

  private final String saslName;
  private final String loginModule;

  IamMechanism(String saslName, String loginModule) {
    this.saslName = saslName;
    this.loginModule = loginModule;
  }

  /**
   * Returns the mechanism's name in SASL.
   *
   * @return the value of {@code sasl.mechanism}
   */
  public String saslName() {
    return saslName;
  }

  /** A name, not a class: the official library may not be there. */
  String loginModule() {
    return loginModule;
  }
}
