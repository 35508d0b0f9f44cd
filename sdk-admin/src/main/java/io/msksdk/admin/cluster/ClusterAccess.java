package io.msksdk.admin.cluster;

/** How clients may prove who they are to a cluster's brokers. */
public enum ClusterAccess {
  /** IAM identities, over TLS; authorised by IAM policies. */
  IAM,
  /** User names and passwords kept in Secrets Manager, over TLS; authorised by Kafka ACLs. */
  SCRAM,
  /** Client certificates of a private authority, over TLS; authorised by Kafka ACLs. */
  TLS,
  /** Nobody is asked who they are. */
  UNAUTHENTICATED
}
