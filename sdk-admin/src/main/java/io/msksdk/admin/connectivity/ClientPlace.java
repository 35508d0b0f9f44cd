package io.msksdk.admin.connectivity;

/** Where clients are, as seen from a cluster. */
public enum ClientPlace {
  /** In the cluster's VPC. */
  SAME_VPC,
  /** In another VPC of the account, in the same Region. */
  OTHER_VPC,
  /** In a VPC of another account, in the same Region. */
  OTHER_ACCOUNT,
  /** In a VPC of another Region. */
  OTHER_REGION,
  /** In a network of one's own. */
  ON_PREMISES,
  /** Anywhere on the internet. */
  INTERNET,
  /** Anywhere, with no Kafka client but HTTP. */
  HTTP_ONLY
}
