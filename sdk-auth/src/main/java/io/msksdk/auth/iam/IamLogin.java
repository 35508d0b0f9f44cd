package io.msksdk.auth.iam;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.jaas.JaasEntry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMLoginModule;
import software.amazon.msk.auth.iam.internals.utils.RegionUtils;

/**
 * A login with IAM access control: whose credentials sign, and for which Region. Immutable and
 * thread-safe.
 *
 * <p>Two logins are equal when they have the very same provider object and Region. Kafka lets the
 * clients of equal logins share one, and keeps those of others apart.
 */
public final class IamLogin {
  static final String MECHANISM = "AWS_MSK_IAM";

  /**
   * The prefix is what counts: Kafka shares a login between clients whose JAAS text, handler
   * classes and settings that begin with {@code sasl.} are equal. Under another name two accounts
   * of one JVM would share one, and whatever a login module or login handler keeps would be the
   * first account's.
   */
  static final String SETTING = "sasl.msk.iam.login";

  private final AwsCredentialsProvider provider;
  private final Region region;

  private IamLogin(AwsCredentialsProvider provider, Region region) {
    this.provider = provider;
    this.region = region;
  }

  /**
   * Names who logs in.
   *
   * @param provider gives the credentials, asked again for every connection; never closed here
   * @param region the cluster's Region, such as {@code eu-west-1}
   * @return the login
   */
  public static IamLogin of(AwsCredentialsProvider provider, String region) {
    return new IamLogin(requireNonNull(provider, "provider"), Region.of(region));
  }

  /**
   * Returns the settings of a Kafka client that make it log in so, for an application that puts its
   * properties together by itself.
   *
   * @return an unmodifiable map; this object is a value in it, so it cannot travel as text
   */
  public Map<String, Object> settings() {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        JaasEntry.of(IAMLoginModule.class.getName()).text(),
        // the class itself: by name Kafka would look it up in whatever loader a thread carries
        "sasl.client.callback.handler.class",
        IamCallbackHandler.class,
        SETTING,
        this);
  }

  /**
   * Returns the Region that is signed for.
   *
   * @return such as {@code eu-west-1}
   */
  public String region() {
    return region.id();
  }

  /**
   * Returns the Region the official mechanism would sign for in spite of this login, because it
   * finds that Region's name in the host. It asks for the Region of a login last.
   *
   * @param host the name of a broker
   * @return the other Region, empty when this login's is used
   */
  public Optional<String> overrulingRegion(String host) {
    Region signed = RegionUtils.extractRegionFromHost(host, new LoginRegion(region));
    return signed.equals(region) ? Optional.empty() : Optional.of(signed.id());
  }

  AwsCredentialsProvider provider() {
    return provider;
  }

  LoginRegion regionForAnyHost() {
    return new LoginRegion(region);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IamLogin that
        && provider == that.provider
        && region.equals(that.region);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(provider) + region.hashCode();
  }

  /** Returns the provider's class and the Region: a provider's own text might show a secret. */
  @Override
  public String toString() {
    return "IamLogin[provider="
        + provider.getClass().getName()
        + "@"
        + Integer.toHexString(System.identityHashCode(provider))
        + ", region="
        + region
        + "]";
  }
}
