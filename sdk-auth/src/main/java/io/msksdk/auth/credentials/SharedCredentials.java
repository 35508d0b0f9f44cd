package io.msksdk.auth.credentials;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.time.Time;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials of one source, shared by all who acquire an equal one in this JVM: one STS client,
 * one fetch at a time, one thread for all. What was opened for them is closed with the last of
 * them. Thread-safe.
 *
 * <ul>
 *   <li>They are fetched with the first use, and again when a quarter of their life is left, at
 *       most ten minutes.
 *   <li>While they are good, failures of the source change nothing: it is asked again after a pause
 *       that doubles from one second to one minute, half of it random.
 *   <li>The first fetch is tried up to four times when the source throttles, fails or cannot be
 *       reached; then all who ask get that failure until the pause is over.
 *   <li>Credentials that do not say when they end are asked for at every use.
 *   <li>When the principal of new credentials is another one, they are not used: {@link
 *       PrincipalChangedException} is thrown once the old ones have ended.
 * </ul>
 *
 * <pre>{@code
 * try (SharedCredentials credentials = SharedCredentials.acquire(CredentialSource.role(arn))) {
 *   ClientProperties app = KafkaAuth.iam(credentials).on(brokers, NetworkPath.PRIVATE);
 * }
 * }</pre>
 */
public final class SharedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private final CredentialSource source;
  private final LiveCredentials live;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  SharedCredentials(CredentialSource source, LiveCredentials live, Runnable release) {
    this.source = source;
    this.live = live;
    this.release = release;
  }

  /**
   * Acquires the credentials of a source, refreshed in the background. Calls no service.
   *
   * @param source where they come from
   * @return credentials the caller closes
   */
  public static SharedCredentials acquire(CredentialSource source) {
    return acquire(source, Refresh.IN_BACKGROUND);
  }

  /**
   * Acquires the credentials of a source. Calls no service.
   *
   * @param source where they come from
   * @param refresh who refreshes them; those of one source are shared per mode
   * @return credentials the caller closes
   */
  public static SharedCredentials acquire(CredentialSource source, Refresh refresh) {
    return SharedSources.OF_THE_JVM.acquire(requireNonNull(source, "source"), refresh);
  }

  static SharedCredentials acquire(CredentialSource source, Refresh refresh, Time time) {
    return new SharedSources(time).acquire(source, refresh);
  }

  /**
   * Returns good credentials; fetches them when there are none.
   *
   * @return credentials that are good for some seconds at least
   * @throws io.msksdk.core.call.CallException if the source gives none
   * @throws PrincipalChangedException if it gives another principal's
   * @throws IllegalStateException if this was closed
   */
  @Override
  public AwsCredentials resolveCredentials() {
    requireOpen();
    return live.credentials();
  }

  /**
   * Returns who the credentials are of; fetches them when there are none.
   *
   * @return an ARN; empty when the source does not tell, see {@link
   *     CredentialSource#watchingPrincipal}
   */
  public Optional<String> principal() {
    requireOpen();
    return live.principal();
  }

  /** Gives them back; the last one closes what was opened. A second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException(
          "credentials of " + source + ": closed (expected: open while clients use them).");
    }
  }

  /** Says whether both are of one source, and so give the same credentials. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SharedCredentials that && live == that.live;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(live);
  }

  /** Returns the source: credentials are secret. */
  @Override
  public String toString() {
    return "SharedCredentials[" + source + "]";
  }
}
