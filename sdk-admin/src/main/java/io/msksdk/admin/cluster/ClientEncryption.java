package io.msksdk.admin.cluster;

/** Whether traffic between clients and brokers is encrypted. */
public enum ClientEncryption {
  /** Always. */
  TLS,
  /** As the client likes: a listener with and one without. */
  TLS_PLAINTEXT,
  /** Never. */
  PLAINTEXT
}
