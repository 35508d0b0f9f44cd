package io.msksdk.benchmarks;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The login that the signing rows sign: a broker of MSK, and credentials as STS issues them. */
final class SigningInput {
  static final String HOST = "b-1.orders.123z8u.c2.kafka.eu-west-1.amazonaws.com";
  static final String REGION = "eu-west-1";
  static final String USER_AGENT = "benchmark";

  /** As long as a role's token is, with the characters that have to be escaped. */
  static final String SESSION_TOKEN =
      "IQoJb3JpZ2luX2VjEH4aCWV1LXdlc3QtMSJHMEUCIQ+/".repeat(16).concat("==");

  private SigningInput() {}

  static AwsCredentials credentials() {
    return AwsSessionCredentials.create(
        "ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SESSION_TOKEN);
  }
}
