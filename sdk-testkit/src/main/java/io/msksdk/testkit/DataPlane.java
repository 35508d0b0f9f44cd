package io.msksdk.testkit;

/** Whether the clusters of a local MSK have brokers. */
public enum DataPlane {
  /** Every cluster runs a controller and as many real brokers as it was asked to have. */
  REAL,
  /** Answers only: for tests of the control plane alone, and of very many clusters. */
  NONE
}
