package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.credentials.CredentialNames;
import io.msksdk.auth.iam.IamLogin;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.auth.iam.LoginListener;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Connects with IAM access control. Made by {@link KafkaAuth#iam} and {@link KafkaAuth#iamToken};
 * immutable and thread-safe.
 */
public final class IamAuth implements KafkaAuth {
  /** See the table of {@link ClientProperties}. */
  private static final Map<String, Short> TOKEN_PRESETS =
      Map.of(
          "sasl.login.refresh.buffer.seconds",
          (short) 120,
          "sasl.login.refresh.min.period.seconds",
          (short) 10);

  private final @Nullable AwsCredentialsProvider provider;
  private final @Nullable String name;
  private final IamMechanism mechanism;
  private final @Nullable String region;
  private final TrustedAuthorities trusted;
  private final @Nullable LoginListener listener;

  private IamAuth(
      @Nullable AwsCredentialsProvider provider,
      @Nullable String name,
      IamMechanism mechanism,
      @Nullable String region,
      TrustedAuthorities trusted,
      @Nullable LoginListener listener) {
    this.provider = provider;
    this.name = name;
    this.mechanism = mechanism;
    this.region = region;
    this.trusted = trusted;
    this.listener = listener;
  }

  static IamAuth of(AwsCredentialsProvider provider) {
    return new IamAuth(
        provider, null, IamMechanism.OFFICIAL, null, TrustedAuthorities.ofTheJvm(), null);
  }

  static IamAuth ofName(String name) {
    return new IamAuth(
        null,
        CredentialNames.wellFormed(name),
        IamMechanism.OFFICIAL,
        null,
        TrustedAuthorities.ofTheJvm(),
        null);
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
    return new IamAuth(
        provider, name, mechanism, BrokerRegion.wellFormed(region), trusted, listener);
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
    return new IamAuth(
        provider,
        name,
        mechanism,
        region,
        TrustedAuthorities.of(requireNonNull(pem, "pem")),
        listener);
  }

  /**
   * Sets what the clients speak. A cluster with IAM access control understands all of it, on the
   * same port.
   *
   * @param mechanism the mechanism
   * @return the same way to connect, with this mechanism
   */
  public IamAuth mechanism(IamMechanism mechanism) {
    return new IamAuth(
        provider, name, requireNonNull(mechanism, "mechanism"), region, trusted, listener);
  }

  /**
   * Sets the name that stands for the provider where properties are text. It is {@link
   * CredentialNames#register registered} wherever such properties are read.
   *
   * @param name letters, digits and any of {@code . _ -}
   * @return the same way to connect, with properties that can be text
   * @throws InvalidSpecException if it has not the form of a name
   */
  public IamAuth named(String name) {
    return new IamAuth(
        provider, CredentialNames.wellFormed(name), mechanism, region, trusted, listener);
  }

  /**
   * Tells a listener of every login. Properties that are text carry none.
   *
   * @param listener what sees the logins
   * @return the same way to connect, seen
   */
  public IamAuth listener(LoginListener listener) {
    return new IamAuth(
        provider, name, mechanism, region, trusted, requireNonNull(listener, "listener"));
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
   * @return complete properties for producers, consumers, admins, Streams and Connect
   * @throws AccessNotEnabledException if the cluster does not have IAM on this path
   * @throws InvalidSpecException if no Region was set and neither the hosts nor the brokers nor the
   *     process's AWS settings tell one, or the Region set is not the one the official mechanism
   *     would sign for
   */
  @Override
  public ClientProperties on(BootstrapBrokers brokers, NetworkPath path) {
    List<HostPort> servers = requireNonNull(brokers, "brokers").brokers(mode(), path);
    String signedFor = region(brokers, servers).id();
    List<Finding> findings =
        mechanism == IamMechanism.OFFICIAL
            ? IamRegionRules.overruled(signedFor, servers)
            : List.of();
    if (!findings.isEmpty()) {
      throw InvalidSpecException.of(findings);
    }
    return ClientProperties.of(Access.of(mode(), path), servers, security(signedFor).with(trusted));
  }

  private Security security(String region) {
    Map<String, String> text = name == null ? null : text(name, region);
    if (provider == null) {
      return Security.of(requireNonNull(text));
    }
    IamLogin login = IamLogin.of(provider, region);
    IamLogin seen = listener == null ? login : login.listener(listener);
    Map<String, Object> objects = new TreeMap<>(seen.settings(mechanism));
    if (mechanism == IamMechanism.TOKEN) {
      objects.putAll(TOKEN_PRESETS);
    }
    return text == null ? Security.ofObjects(objects, unnamed()) : Security.of(objects, text);
  }

  private Map<String, String> text(String name, String region) {
    Map<String, String> text = new TreeMap<>(IamLogin.settings(mechanism, name, region));
    if (mechanism == IamMechanism.TOKEN) {
      TOKEN_PRESETS.forEach((setting, value) -> text.put(setting, value.toString()));
    }
    return text;
  }

  private static Finding unnamed() {
    return Finding.error(
            "iam.unnamed", "provider", "an object", "a name, for properties that are text")
        .advising(
            "Call named(..) on KafkaAuth.iam(provider), and CredentialNames.register(..) where the"
                + " text is read; or use KafkaAuth.iam(\"default\").");
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

  /** Returns the mechanism, the provider's class or name, and the Region if one was set. */
  @Override
  public String toString() {
    return "IamAuth[mechanism="
        + mechanism
        + ", provider="
        + (provider == null ? name : provider.getClass().getName())
        + ", region="
        + (region == null ? "(the cluster's)" : region)
        + "]";
  }
}
