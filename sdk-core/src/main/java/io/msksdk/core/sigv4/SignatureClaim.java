package io.msksdk.core.sigv4;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of its own signature, well formed but not yet believed. */
record SignatureClaim(
    CredentialScope scope,
    SigningTime time,
    List<String> signedHeaders,
    String signature,
    @Nullable String token,
    @Nullable Duration lifetime) {

  @Override
  public String toString() {
    return "SignatureClaim[" + scope.credential() + "]";
  }
}
