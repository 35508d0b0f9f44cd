package io.msksdk.auth.client;

/** How clients prove who they are. MSK has listeners of their own for each. */
public enum AuthMode {
  /** IAM access control: the request to connect is signed with AWS credentials. Over TLS. */
  IAM,
  /** SASL/SCRAM with a user and password from AWS Secrets Manager. Over TLS. */
  SCRAM,
  /**
   * TLS. One listener serves both kinds: with mutual TLS the client's certificate says who it is,
   * without it everyone is anonymous.
   */
  TLS,
  /** No authentication and no encryption. MSK has it on private paths only. */
  PLAINTEXT
}
