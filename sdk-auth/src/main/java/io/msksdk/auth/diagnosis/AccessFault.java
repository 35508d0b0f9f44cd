package io.msksdk.auth.diagnosis;

/** What keeps a Kafka client out. More may be added. */
public enum AccessFault {
  /** The secret key, or the password, does not belong to the access key or user. */
  WRONG_SECRET,
  /** The temporary credentials are past their end. */
  EXPIRED_CREDENTIALS,
  /** The credentials provider has none to give. */
  NO_CREDENTIALS,
  /** The clock of this machine is too far off for signatures to be accepted. */
  CLOCK_SKEW,
  /** The login was signed for another Region than the cluster's. */
  WRONG_REGION,
  /** What answers, or does not, is no broker of the cluster. */
  NOT_MSK,
  /** The principal may not {@code kafka-cluster:Connect}. */
  MISSING_CONNECT,
  /** The principal may connect, and lacks an IAM action. */
  MISSING_ACTION,
  /** The principal may connect, and Kafka ACLs keep it from an operation. */
  MISSING_ACL,
  /** The broker takes no more IAM connections at this rate. */
  TOO_MANY_CONNECTS,
  /** The credentials became those of another principal while a connection was open. */
  PRINCIPAL_CHANGED,
  /** The port is one for another way to authenticate. */
  WRONG_PORT,
  /** The user's secret is not associated with the cluster. */
  SCRAM_SECRET_NOT_ASSOCIATED,
  /** One side does not trust the authority of the other side's certificate. */
  CERTIFICATE_NOT_TRUSTED,
  /** A certificate is past its end, or not valid yet. */
  CERTIFICATE_EXPIRED,
  /** None of the above could be shown; the evidence says what was ruled out. */
  UNKNOWN
}
