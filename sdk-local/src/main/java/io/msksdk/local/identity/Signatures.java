package io.msksdk.local.identity;

import io.msksdk.core.sigv4.SigV4Verdict;
import io.msksdk.core.sigv4.SigV4Verifier;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Checks who signed a request, by the identities an engine knows. Thread-safe. */
public final class Signatures {
  private final Identities identities;
  private final InstantSource time;
  private final Map<String, SigV4Verifier> verifiers = new ConcurrentHashMap<>();

  private Signatures(Identities identities, InstantSource time) {
    this.identities = identities;
    this.time = time;
  }

  /**
   * Checks signatures of some identities.
   *
   * @param identities who may sign
   * @param time the real time; signatures never follow the local MSK's own clock
   * @return the checks
   */
  public static Signatures by(Identities identities, InstantSource time) {
    return new Signatures(identities, time);
  }

  /**
   * Returns who may sign.
   *
   * @return the identities, as they are known now
   */
  public Identities identities() {
    return identities;
  }

  /**
   * Checks a signed or presigned request.
   *
   * @param service the service's signing name, such as {@code kafka}
   * @param request the request
   * @return accepted with the signer's key, or refused with the reason
   */
  public SigV4Verdict check(String service, SignableRequest request) {
    return verifiers
        .computeIfAbsent(service, s -> SigV4Verifier.builder(s, this::credentials).build())
        .verify(request, time.instant());
  }

  /**
   * Says whether a session is over.
   *
   * @param identity who signs
   * @return false also for keys that do not end
   */
  public boolean expired(Identity identity) {
    return identity.expired(time.instant());
  }

  private @Nullable SigningCredentials credentials(String accessKeyId) {
    return identities
        .withKey(accessKeyId)
        .map(i -> SigningCredentials.of(accessKeyId, i.secretAccessKey(), i.sessionToken()))
        .orElse(null);
  }
}
