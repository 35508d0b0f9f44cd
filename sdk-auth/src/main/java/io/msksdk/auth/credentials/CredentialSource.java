package io.msksdk.auth.credentials;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

/**
 * Where AWS credentials come from. It only describes: nothing is called before {@link
 * SharedCredentials#acquire} makes use of it, and equal sources are used once per JVM. Immutable
 * and thread-safe; not for users to extend.
 *
 * <pre>{@code
 * CredentialSource orders =
 *     CredentialSource.role("arn:aws:iam::111122223333:role/orders")
 *         .from(CredentialSource.container())
 *         .externalId("partner-7");
 * }</pre>
 */
public abstract class CredentialSource {
  CredentialSource() {}

  /**
   * Takes credentials from a provider of the application. Two sources are equal when they have the
   * very same provider object.
   *
   * @param provider any provider; it stays the caller's to close
   * @return the source
   */
  public static CredentialSource provider(AwsCredentialsProvider provider) {
    return new ProviderSource(requireNonNull(provider, "provider"));
  }

  /**
   * Takes the credentials of the AWS default chain: system properties, environment, web identity,
   * profile, container, instance.
   *
   * @return the source
   */
  public static CredentialSource defaultChain() {
    return new AmbientSource(
        "the default chain", "", () -> DefaultCredentialsProvider.builder().build());
  }

  /**
   * Takes the credentials that the container is given: EKS Pod Identity and ECS tasks, found by
   * {@code AWS_CONTAINER_CREDENTIALS_FULL_URI} and its kin.
   *
   * @return the source
   */
  public static CredentialSource container() {
    return new AmbientSource("the container", "", ContainerCredentialsProvider::create);
  }

  /**
   * Takes the credentials of the instance's profile from its metadata service, version 2.
   *
   * @return the source
   */
  public static CredentialSource instance() {
    return new AmbientSource("the instance", "", InstanceProfileCredentialsProvider::create);
  }

  /**
   * Takes the credentials of an instance's profile from a metadata service elsewhere, such as a
   * local MSK's.
   *
   * @param metadata where it listens, without {@code /latest}
   * @return the source
   */
  public static CredentialSource instance(URI metadata) {
    String endpoint = requireNonNull(metadata, "metadata").toString();
    return new AmbientSource(
        "the instance",
        endpoint,
        () -> InstanceProfileCredentialsProvider.builder().endpoint(endpoint).build());
  }

  /**
   * Takes the credentials of a role (AssumeRole), with a session name that stays the same.
   *
   * @param arn such as {@code arn:aws:iam::111122223333:role/orders}
   * @return the source, to be refined or used as it is
   * @throws io.msksdk.core.check.InvalidSpecException if it is not the ARN of a role
   */
  public static RoleSource role(String arn) {
    return RoleSource.of(arn);
  }

  /**
   * Takes the credentials of a role for a token of an identity provider
   * (AssumeRoleWithWebIdentity), as IAM roles for service accounts of EKS do.
   *
   * @param roleArn such as {@code arn:aws:iam::111122223333:role/orders}
   * @param tokenFile holds the token; read again for every session, for it is replaced as well
   * @return the source, to be refined or used as it is
   * @throws io.msksdk.core.check.InvalidSpecException if it is not the ARN of a role
   */
  public static WebIdentitySource webIdentity(String roleArn, Path tokenFile) {
    return WebIdentitySource.of(roleArn, tokenFile);
  }

  /**
   * Asks STS who new credentials are of (GetCallerIdentity), and refuses those of another principal
   * than the first: a broker ends a connection that changes its principal. Roles and web identities
   * need no such call, STS names their principal with the credentials.
   *
   * @param sts where STS is
   * @return a source that also knows its principal
   */
  public final CredentialSource watchingPrincipal(StsEndpoint sts) {
    return new WatchedSource(this, requireNonNull(sts, "sts"));
  }

  /** Opens what it takes to fetch. Called once per JVM and use, without any call to a service. */
  abstract Fetcher open(Opening opening);

  /** How sources get at what they build on. */
  interface Opening {
    /** Credentials of another source, shared like all; closed by the fetcher that asked. */
    SharedCredentials acquire(CredentialSource base);
  }
}
