package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.core.MskException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One login over {@code AWS_MSK_IAM}: the signed payload out, the broker's answer in, done. Not
 * thread-safe, as Kafka uses it.
 */
final class IamSaslClient implements SaslClient {
  private static final Logger log = LoggerFactory.getLogger(IamSaslClient.class);
  private static final String VERSION = "2020_10_22";
  private static final Pattern ANSWERED_VERSION =
      Pattern.compile("\"version\"\\s*:\\s*\"(\\w{1,100})\"");
  private static final Pattern REQUEST_ID =
      Pattern.compile("\"request-id\"\\s*:\\s*\"([\\w-]{1,100})\"");
  private static final int LONGEST_ANSWER = 10_000;

  private final String host;
  private final LoginLease lease;
  private State state = State.UNSIGNED;

  private enum State {
    UNSIGNED,
    SENT,
    ACCEPTED,
    FAILED
  }

  IamSaslClient(String host, LoginLease lease) {
    this.host = host;
    this.lease = lease;
  }

  @Override
  public String getMechanismName() {
    return IamMechanism.OWN.saslName();
  }

  @Override
  public boolean hasInitialResponse() {
    return true;
  }

  @Override
  public byte @Nullable [] evaluateChallenge(byte[] challenge) throws SaslException {
    State now = state;
    state = State.FAILED;
    switch (now) {
      case UNSIGNED -> {
        byte[] payload = payload(challenge);
        state = State.SENT;
        return payload;
      }
      case SENT -> {
        accept(challenge);
        state = State.ACCEPTED;
        return null;
      }
      default -> throw new SaslException("AWS_MSK_IAM: a message after the login ended");
    }
  }

  private byte[] payload(byte[] challenge) throws SaslException {
    if (challenge.length > 0) {
      throw new SaslException("AWS_MSK_IAM: the broker spoke first (expected: nothing)");
    }
    try {
      return lease.login().signer().payload(host, lease.credentials());
    } catch (MskException e) {
      throw new SaslException(e.getMessage(), e);
    }
  }

  private static void accept(byte[] answer) throws SaslException {
    String text = new String(answer, 0, Math.min(answer.length, LONGEST_ANSWER), UTF_8);
    String version = member(ANSWERED_VERSION, text);
    if (!VERSION.equals(version)) {
      throw new SaslException(
          "AWS_MSK_IAM: the answer of the broker has version "
              + version
              + " (expected: "
              + VERSION
              + "). Is this a broker of MSK?");
    }
    log.debug("[requestId={}] logged in", member(REQUEST_ID, text));
  }

  private static @Nullable String member(Pattern name, String json) {
    Matcher member = name.matcher(json);
    return member.find() ? member.group(1) : null;
  }

  @Override
  public boolean isComplete() {
    return state == State.ACCEPTED;
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int len) {
    throw withoutLayer();
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int len) {
    throw withoutLayer();
  }

  private static IllegalStateException withoutLayer() {
    return new IllegalStateException("AWS_MSK_IAM has no security layer: TLS is below it");
  }

  @Override
  public @Nullable Object getNegotiatedProperty(String propName) {
    return null;
  }

  @Override
  public void dispose() {
    // holds nothing
  }
}
