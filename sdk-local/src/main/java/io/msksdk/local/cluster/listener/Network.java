package io.msksdk.local.cluster.listener;

/** From where clients reach the brokers. */
public enum Network {
  /** From inside the cluster's VPC. */
  PRIVATE,
  /** From the internet. */
  PUBLIC,
  /** Through multi-VPC private connectivity. */
  VPC,
  /** From inside the cluster's VPC by IPv6. */
  IPV6
}
