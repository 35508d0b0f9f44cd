package io.msksdk.local.cluster.listener;

/** How clients prove who they are. */
public enum Access {
  /** SASL with IAM credentials. */
  IAM,
  /** SASL/SCRAM with the users of associated secrets. */
  SCRAM,
  /** TLS with a certificate of the client. */
  MUTUAL_TLS,
  /** TLS without authentication. */
  TLS,
  /** Neither encryption nor authentication. */
  PLAINTEXT
}
