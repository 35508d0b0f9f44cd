package io.msksdk.local.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.msksdk.local.certificate.CertificateAuthority;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What stands in for AWS Private CA: clients' certificates for mutual TLS. */
final class CertificateSteering {
  private static final Duration VALIDITY = Duration.ofDays(365);

  // made while the endpoint opens
  private final CompletableFuture<CertificateAuthority> authority;

  CertificateSteering(CompletableFuture<CertificateAuthority> authority) {
    this.authority = authority;
  }

  JsonNode sign(SteeringRequest request) {
    JsonNode validity = request.body().path("validity");
    String chain =
        authority
            .join()
            .sign(
                request.body().path("csr").asText(),
                validity.isMissingNode()
                    ? VALIDITY
                    : ClusterSteering.duration("validity", validity.asText()));
    return JsonNodeFactory.instance.objectNode().put("chain", chain);
  }
}
