package io.msksdk.local.cluster;

/** How clients prove who they are. */
public enum Access {
  /** SASL with IAM credentials. */
  IAM,
  /** SASL/SCRAM with the users of associated secrets. */
  SCRAM,
  /** TLS with a client certificate or without one. */
  TLS,
  /** Neither encryption nor authentication. */
  PLAINTEXT
}
