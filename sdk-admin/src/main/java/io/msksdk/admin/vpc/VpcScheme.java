package io.msksdk.admin.vpc;

/** How clients on a VPC connection prove who they are; a connection carries exactly one. */
public enum VpcScheme {
  /** IAM identities. */
  SASL_IAM,
  /** User names and passwords. */
  SASL_SCRAM,
  /** Client certificates. */
  TLS
}
