package io.msksdk.local.iam;

import io.msksdk.core.sigv4.SigV4Verdict;
import io.msksdk.local.identity.Identity;
import io.msksdk.local.identity.Signatures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks one login: what it was signed for, its signature, and the right to connect. */
final class IamLogin {
  private static final String SERVICE = "kafka-cluster";
  private static final String CONNECT = KafkaActions.CONNECT.action();
  private static final int LONGEST_EXPIRY_SECONDS = 900;

  private final ClusterAccess access;
  private final LoginForm form;
  private final String requestId = UUID.randomUUID().toString();

  IamLogin(ClusterAccess access, LoginForm form) {
    this.access = access;
    this.form = form;
  }

  LoginForm form() {
    return form;
  }

  /** Decides; a refusal has no principal, and its reason is in the log under the request's id. */
  Outcome verify(byte[] message) {
    LoginClaim claim;
    try {
      claim = form.read(message);
    } catch (LoginClaim.Unreadable e) {
      return refuse("unknown", e.reason());
    }
    Signatures signatures = access.signatures();
    String key = claim.accessKeyId();
    Optional<Identity> known = signatures.identities().withKey(key);
    String caller = known.map(Identity::arn).orElse(key.isEmpty() ? "unknown" : key);
    String flaw = flaw(claim);
    if (flaw != null) {
      return refuse(caller, flaw);
    }
    SigV4Verdict verdict = signatures.check(SERVICE, claim.request());
    if (!(verdict instanceof SigV4Verdict.Accepted accepted)) {
      SigV4Verdict.Refused refused = (SigV4Verdict.Refused) verdict;
      return refuse(caller, refused.reason() + ": " + refused.message());
    }
    if (signatures.expired(known.orElseThrow())) {
      return refuse(caller, "the session token has expired");
    }
    Verdict right = access.mayConnect(caller);
    return right.allowed() ? accept(caller, accepted.expiresAt()) : refuse(caller, right);
  }

  /** What the signature does not say by itself: for whom and for what it was made. */
  private @Nullable String flaw(LoginClaim claim) {
    String host = form.wrongHost(claim, access);
    if (host != null) {
      return "host: " + claim.host() + " (expected: " + host + ")";
    }
    if (!claim.action().equals(CONNECT)) {
      return "action: " + claim.action() + " (expected: " + CONNECT + ")";
    }
    if (!claim.region().isEmpty() && !claim.region().equals(access.region())) {
      return "region: " + claim.region() + " (expected: " + access.region() + ")";
    }
    if (!claim.expires().matches("\\d{1,3}")
        || Integer.parseInt(claim.expires()) > LONGEST_EXPIRY_SECONDS) {
      return "expires: %s (expected: at most %s seconds)"
          .formatted(claim.expires(), LONGEST_EXPIRY_SECONDS);
    }
    return null;
  }

  private Outcome accept(String caller, Instant usableUntil) {
    access
        .events()
        .add(
            "login",
            Map.of(
                "principal",
                caller,
                "cluster",
                access.clusterArn(),
                "mechanism",
                form.mechanism(),
                "requestId",
                requestId));
    return new Outcome(requestId, caller, sessionEnd(usableUntil));
  }

  /** When the client must have proved itself again, null for the listener's own limit. */
  private @Nullable Instant sessionEnd(Instant usableUntil) {
    Duration set = access.authorisation().sessionLength();
    Instant end = set == null ? null : access.realTime().plus(set);
    if (form == LoginForm.PAYLOAD) {
      return end;
    }
    return end == null || usableUntil.isBefore(end) ? usableUntil : end;
  }

  private Outcome refuse(String caller, String reason) {
    return refuse(caller, Verdict.refused(reason));
  }

  private Outcome refuse(String caller, Verdict verdict) {
    IamNeed need = access.actions().onCluster(KafkaActions.CONNECT);
    access.denials().add(requestId, access.clusterArn(), caller, "CONNECT", need, verdict);
    return new Outcome(requestId, null, null);
  }

  /** How a login ended: with a principal, or without. */
  record Outcome(String requestId, @Nullable String principal, @Nullable Instant sessionEnd) {}
}
