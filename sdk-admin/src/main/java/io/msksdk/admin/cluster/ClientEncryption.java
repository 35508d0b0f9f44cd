package io.msksdk.admin.cluster;

import java.util.Arrays;

/** Whether traffic between clients and brokers is encrypted. */
public enum ClientEncryption {
  /** Always. */
  TLS,
  /** As the client likes: a listener with and one without. */
  TLS_PLAINTEXT,
  /** Never. */
  PLAINTEXT,
  /** A setting this version of the SDK does not know: read of a cluster, never to be asked for. */
  UNKNOWN;

  static ClientEncryption of(String raw) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
