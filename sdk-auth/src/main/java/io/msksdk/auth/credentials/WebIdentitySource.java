package io.msksdk.auth.credentials;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/**
 * A role that is assumed with a token of an identity provider. Made by {@link
 * CredentialSource#webIdentity}; immutable and thread-safe. Its session is named as a {@link
 * RoleSource}'s.
 */
public final class WebIdentitySource extends CredentialSource {
  private static final String OPERATION = "AssumeRoleWithWebIdentity";

  private final RoleSession session;
  private final Path tokenFile;

  private WebIdentitySource(RoleSession session, Path tokenFile) {
    this.session = session;
    this.tokenFile = tokenFile;
  }

  static WebIdentitySource of(String roleArn, Path tokenFile) {
    return new WebIdentitySource(RoleSession.of(roleArn), requireNonNull(tokenFile, "tokenFile"));
  }

  /**
   * Sets the name of the session, which audit logs and policies see.
   *
   * @param sessionName 2 to 64 letters, digits and any of {@code _ + = , . @ -}
   * @return the same role with this session name
   * @throws InvalidSpecException if it has another form
   */
  public WebIdentitySource sessionName(String sessionName) {
    return new WebIdentitySource(session.named(sessionName), tokenFile);
  }

  /**
   * Sets how long a session lasts, one hour unless set.
   *
   * @param lifetime 15 minutes to 12 hours, and no more than the role's own maximum
   * @return the same role with sessions of this length
   * @throws InvalidSpecException if it is outside of these bounds
   */
  public WebIdentitySource lifetime(Duration lifetime) {
    return new WebIdentitySource(session.lasting(lifetime), tokenFile);
  }

  /**
   * Sets where STS is, in place of the endpoint of the process's Region.
   *
   * @param sts the endpoint
   * @return the same role, assumed there
   */
  public WebIdentitySource sts(StsEndpoint sts) {
    return new WebIdentitySource(session.at(sts), tokenFile);
  }

  @Override
  Fetcher open(Opening opening) {
    StsClient client =
        StsFetcher.opened(session.sts(), AnonymousCredentialsProvider.create(), () -> {});
    return new StsFetcher(OPERATION, client, () -> {}) {
      @Override
      Fetched ask(StsClient sts) {
        String token = token();
        AssumeRoleWithWebIdentityResponse answer =
            sts.assumeRoleWithWebIdentity(
                r ->
                    r.roleArn(session.arn())
                        .roleSessionName(session.name())
                        .durationSeconds(session.seconds())
                        .webIdentityToken(token));
        return fetched(answer.credentials(), answer.assumedRoleUser());
      }
    };
  }

  private String token() {
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException e) {
      throw ClientException.notSent(
          OPERATION,
          "tokenFile: " + tokenFile + " cannot be read (expected: a token).",
          "Check AWS_WEB_IDENTITY_TOKEN_FILE and the pod's projected volume.",
          e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebIdentitySource that
        && session.equals(that.session)
        && tokenFile.equals(that.tokenFile);
  }

  @Override
  public int hashCode() {
    return Objects.hash(session, tokenFile);
  }

  /** Returns the role, the session's name and the file: the token is secret. */
  @Override
  public String toString() {
    return "role " + session.arn() + " as " + session.name() + " for the token in " + tokenFile;
  }
}
