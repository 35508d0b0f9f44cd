package io.msksdk.auth.iam;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.credentials.CredentialNames;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * A login with IAM access control: whose credentials sign, and for which Region. Immutable and
 * thread-safe.
 *
 * <p>Two logins are equal when they have equal providers, which is the very same object for nearly
 * all of them, and the same Region. Kafka lets the clients of equal logins share one, and keeps
 * those of others apart.
 */
public final class IamLogin {
  private final AwsCredentialsProvider provider;
  private final IamSigner signer;
  private final @Nullable LoginListener listener;

  private IamLogin(
      AwsCredentialsProvider provider, IamSigner signer, @Nullable LoginListener listener) {
    this.provider = provider;
    this.signer = signer;
    this.listener = listener;
  }

  /**
   * Names who logs in.
   *
   * @param provider gives the credentials, asked again for every connection; never closed here
   * @param region the cluster's Region, such as {@code eu-west-1}
   * @return the login
   * @throws InvalidSpecException if the Region has other characters than {@code a-z}, {@code 0-9}
   *     and {@code -}
   */
  public static IamLogin of(AwsCredentialsProvider provider, String region) {
    return new IamLogin(requireNonNull(provider, "provider"), IamSigner.of(region), null);
  }

  /**
   * Tells a listener of every login. Kafka clients share a login only with the same listener.
   *
   * @param listener what sees the logins
   * @return the same login, seen
   */
  public IamLogin listener(LoginListener listener) {
    return new IamLogin(provider, signer, requireNonNull(listener, "listener"));
  }

  /**
   * Returns the settings of a Kafka client that make it log in so with the official {@code
   * AWS_MSK_IAM} mechanism, for an application that puts its properties together by itself.
   *
   * @return an unmodifiable map; this object is a value in it, so it cannot travel as text
   */
  public Map<String, Object> settings() {
    return settings(IamMechanism.OFFICIAL);
  }

  /**
   * Returns the settings of a Kafka client that make it log in so.
   *
   * @param mechanism what the client speaks
   * @return an unmodifiable map; this object is a value in it, so it cannot travel as text
   */
  public Map<String, Object> settings(IamMechanism mechanism) {
    return LoginSettings.of(mechanism, this);
  }

  /**
   * Returns the same settings as text, for files and Connect workers.
   *
   * @param mechanism what the client speaks
   * @param name a name of credentials, known to {@link CredentialNames} where the client is made
   * @param region the cluster's Region
   * @return an unmodifiable map without a secret
   * @throws InvalidSpecException if the name is malformed
   */
  public static Map<String, String> settings(IamMechanism mechanism, String name, String region) {
    return LoginSettings.named(mechanism, CredentialNames.wellFormed(name), region);
  }

  /**
   * Returns the Region that is signed for.
   *
   * @return such as {@code eu-west-1}
   */
  public String region() {
    return signer.region();
  }

  /**
   * Returns the Region the official mechanism would sign for in spite of another one that it is
   * given, because it finds that Region's name in the host. It asks for the Region last.
   *
   * @param host the name of a broker
   * @param region the Region it is given
   * @return the other Region, empty when the given one is used
   */
  public static Optional<String> overrulingRegion(String host, String region) {
    return OfficialRegion.overruling(host, region);
  }

  AwsCredentialsProvider provider() {
    return provider;
  }

  IamSigner signer() {
    return signer;
  }

  void tell(LoginEvent event) {
    if (listener != null) {
      listener.loggedIn(event);
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a listener is itself: another one sees other logins
  public boolean equals(@Nullable Object other) {
    return other instanceof IamLogin that
        && provider.equals(that.provider)
        && listener == that.listener
        && region().equals(that.region());
  }

  @Override
  public int hashCode() {
    return 31 * provider.hashCode() + region().hashCode();
  }

  /** Returns the provider's class and the Region: a provider's own text might show a secret. */
  @Override
  public String toString() {
    return "IamLogin[provider="
        + provider.getClass().getName()
        + "@"
        + Integer.toHexString(System.identityHashCode(provider))
        + ", region="
        + region()
        + "]";
  }
}
