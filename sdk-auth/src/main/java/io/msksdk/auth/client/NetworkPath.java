package io.msksdk.auth.client;

/** The way a client reaches the brokers. MSK answers other hosts and ports for each. */
public enum NetworkPath {
  /** From inside the VPC of the cluster, or from a network that is connected to it. */
  PRIVATE,
  /** Over the internet, once public access is on. */
  PUBLIC,
  /** From another VPC through a managed VPC connection (multi-VPC private connectivity). */
  MULTI_VPC,
  /** From inside the VPC over IPv6, on a cluster of the dual network type. */
  IPV6
}
