package io.msksdk.mtls;

import io.msksdk.core.call.CallException;
import java.time.Duration;

/**
 * An authority that signs certificates. {@link AcmPrivateCa} and {@link LocalMskCa} are two; any
 * other one is a lambda away. It is called again for every renewal, so it must stay usable.
 */
@FunctionalInterface
public interface CertificateIssuer {

  /**
   * Has a certificate signed.
   *
   * @param requestPem the request, {@code -----BEGIN CERTIFICATE REQUEST-----}
   * @param validity how long it is to be valid
   * @return the certificate first, then the chain up to the authority, as PEM text
   * @throws CallException if the authority refuses or does not answer
   */
  String issue(String requestPem, Duration validity);
}
