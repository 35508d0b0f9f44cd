package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a Kafka client of a test logs in, and as whom. Immutable; it shows no secret.
 *
 * <pre>{@code
 * Map<String, Object> app = cluster.clientProperties(LocalLogin.iamToken(local.identity("app", policy)));
 * Map<String, Object> old = cluster.clientProperties(LocalLogin.scram("alice", "secret"));
 * }</pre>
 */
public final class LocalLogin {
  private final String name;
  private final String bootstrapMember;
  private final Map<String, Object> properties;

  private LocalLogin(String name, String bootstrapMember, Map<String, Object> properties) {
    this.name = name;
    this.bootstrapMember = bootstrapMember;
    this.properties = Map.copyOf(properties);
  }

  /**
   * IAM access control by the mechanism {@code AWS_MSK_IAM}. The class path needs aws-msk-iam-auth,
   * in any version from 2.3 on; no AWS variable or file is read.
   *
   * @param identity who logs in
   * @return the login
   */
  public static LocalLogin iam(LocalIdentity identity) {
    return new LocalLogin(
        "iam as " + requireNonNull(identity, "identity").arn(),
        "bootstrapBrokerStringSaslIam",
        ClientProperties.iam(identity));
  }

  /**
   * IAM access control by {@code OAUTHBEARER}, with the tokens that MSK's signing libraries make.
   * The class path needs nothing but Kafka's client.
   *
   * @param identity who logs in
   * @return the login
   */
  public static LocalLogin iamToken(LocalIdentity identity) {
    return new LocalLogin(
        "iam token as " + requireNonNull(identity, "identity").arn(),
        "bootstrapBrokerStringSaslIam",
        ClientProperties.token(identity));
  }

  /**
   * SASL/SCRAM with SHA-512, with a user of a secret that is associated with the cluster.
   *
   * @param user the user's name
   * @param password the password
   * @return the login
   */
  public static LocalLogin scram(String user, String password) {
    return new LocalLogin(
        "scram as " + requireNonNull(user, "user"),
        "bootstrapBrokerStringSaslScram",
        ClientProperties.scram(user, requireNonNull(password, "password")));
  }

  /**
   * Mutual TLS with a client certificate.
   *
   * @param keyPem the private key, PKCS 8, as PEM text
   * @param chainPem the certificate and those of its issuers as PEM text
   * @return the login
   */
  public static LocalLogin certificate(String keyPem, String chainPem) {
    return new LocalLogin(
        "certificate",
        "bootstrapBrokerStringTls",
        ClientProperties.certificate(
            requireNonNull(keyPem, "keyPem"), requireNonNull(chainPem, "chainPem")));
  }

  /**
   * Nobody in particular, over TLS.
   *
   * @return the login
   */
  public static LocalLogin none() {
    return new LocalLogin(
        "nobody over TLS", "bootstrapBrokerStringTls", ClientProperties.tls("SSL"));
  }

  /**
   * Nobody in particular, without encryption.
   *
   * @return the login
   */
  public static LocalLogin plaintext() {
    return new LocalLogin(
        "nobody in plaintext", "bootstrapBrokerString", Map.of("security.protocol", "PLAINTEXT"));
  }

  /** The member of the bootstrap answer that has the brokers for it. */
  String bootstrapMember() {
    return bootstrapMember;
  }

  /** What a client of a cluster needs to log in so. */
  Map<String, Object> properties(String bootstrapBrokers, String region, String caPem) {
    Map<String, Object> all = new LinkedHashMap<>(properties);
    all.put("bootstrap.servers", bootstrapBrokers);
    if (!"PLAINTEXT".equals(all.get("security.protocol"))) {
      all.put("ssl.truststore.type", "PEM");
      all.put("ssl.truststore.certificates", caPem);
    }
    if (all.containsKey(ClientProperties.IDENTITY)) {
      all.put(ClientProperties.REGION, region);
    }
    return Map.copyOf(all);
  }

  /** The same as text, secrets included. */
  Map<String, String> text(String bootstrapBrokers, String region, String caPem) {
    Map<String, String> text = new TreeMap<>();
    properties(bootstrapBrokers, region, caPem)
        .forEach(
            (key, value) ->
                text.put(
                    key, value instanceof LocalIdentity who ? who.text() : String.valueOf(value)));
    return Collections.unmodifiableMap(text);
  }

  @Override
  public String toString() {
    return "LocalLogin[" + name + "]";
  }
}
