package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.iam.IamLogin;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Connects with IAM access control. Made by {@link KafkaAuth#iam}; immutable and thread-safe. */
public final class IamAuth implements KafkaAuth {
  private final AwsCredentialsProvider provider;
  private final @Nullable String region;
  private final TrustedAuthorities trusted;

  private IamAuth(
      AwsCredentialsProvider provider, @Nullable String region, TrustedAuthorities trusted) {
    this.provider = provider;
    this.region = region;
    this.trusted = trusted;
  }

  static IamAuth of(AwsCredentialsProvider provider) {
    return new IamAuth(requireNonNull(provider, "provider"), null, TrustedAuthorities.ofTheJvm());
  }

  /**
   * Sets the Region of the cluster. Needed for brokers read from text whose hosts are not MSK's own
   * names, such as {@code localhost} or a custom domain; otherwise the hosts tell it, or the ARN of
   * the cluster that MSK was asked about.
   *
   * @param region such as {@code eu-west-1}
   * @return the same way to connect, with this Region
   * @throws InvalidSpecException if it does not have the form of a Region
   */
  public IamAuth region(String region) {
    return new IamAuth(provider, BrokerRegion.wellFormed(region), trusted);
  }

  /**
   * Sets the authorities that may have signed the brokers' certificates, in place of those the JVM
   * trusts. Not needed for MSK, whose authority every JDK trusts; needed for a local MSK or a proxy
   * with an authority of its own.
   *
   * @param pem one or more certificates as PEM text
   * @return the same way to connect, with this trust
   * @throws InvalidSpecException if it holds no certificate, or a private key
   */
  public IamAuth trust(String pem) {
    return new IamAuth(provider, region, TrustedAuthorities.of(requireNonNull(pem, "pem")));
  }

  @Override
  public AuthMode mode() {
    return AuthMode.IAM;
  }

  /**
   * Makes the properties of Kafka clients for one cluster. Nothing is called or connected, and the
   * provider is not asked.
   *
   * @param brokers where the cluster is
   * @param path the way to reach it
   * @return complete properties for producers, consumers and admins
   * @throws AccessNotEnabledException if the cluster does not have IAM on this path
   * @throws InvalidSpecException if no Region was set and neither the hosts nor the brokers nor the
   *     process's AWS settings tell one, or the Region set is not the one the mechanism would sign
   *     for
   */
  @Override
  public ClientProperties on(BootstrapBrokers brokers, NetworkPath path) {
    List<HostPort> servers = requireNonNull(brokers, "brokers").brokers(mode(), path);
    IamLogin login = IamLogin.of(provider, region(brokers, servers).id());
    List<Finding> findings = IamRegionRules.overruled(login, servers);
    if (!findings.isEmpty()) {
      throw InvalidSpecException.of(findings);
    }
    return ClientProperties.of(Access.of(mode(), path), servers, login.settings(), trusted);
  }

  /**
   * Returns which Region will be signed for, and which rule says so: the one that was set, else the
   * one in the names of the brokers, else the cluster's, else the one of the process's AWS settings
   * or profile. Neither a part of a name that is not MSK's own nor the instance's metadata counts.
   *
   * @param brokers where the cluster is
   * @param path the way to reach it
   * @return the Region and the rule that won
   * @throws AccessNotEnabledException if the cluster does not have IAM on this path
   * @throws InvalidSpecException if no rule finds a Region, or the brokers are of several
   */
  public IamRegion region(BootstrapBrokers brokers, NetworkPath path) {
    return region(brokers, requireNonNull(brokers, "brokers").brokers(mode(), path));
  }

  private IamRegion region(BootstrapBrokers brokers, List<HostPort> servers) {
    return IamRegionRules.of(region, brokers.region(), servers, DefaultRegion.ofTheProcess());
  }

  /** Returns the mode, the provider's class and the Region if one was set. */
  @Override
  public String toString() {
    return "IamAuth[provider="
        + provider.getClass().getName()
        + ", region="
        + (region == null ? "(the cluster's)" : region)
        + "]";
  }
}
