package io.msksdk.auth.credentials;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * A role that is assumed with other credentials. Made by {@link CredentialSource#role}; immutable
 * and thread-safe.
 *
 * <p>The session is named {@code msk-sdk-java} unless told otherwise, always the same: the name is
 * part of the principal, and a broker ends a connection whose principal changes.
 */
public final class RoleSource extends CredentialSource {
  private final RoleSession session;
  private final CredentialSource base;
  private final @Nullable String externalId;

  private RoleSource(RoleSession session, CredentialSource base, @Nullable String externalId) {
    this.session = session;
    this.base = base;
    this.externalId = externalId;
  }

  static RoleSource of(String arn) {
    return new RoleSource(RoleSession.of(arn), defaultChain(), null);
  }

  /**
   * Sets whose credentials assume the role, in place of the default chain's. Another role makes a
   * chain of roles, whose sessions STS ends within the hour.
   *
   * @param base any source
   * @return the same role, assumed by it
   */
  public RoleSource from(CredentialSource base) {
    return new RoleSource(session, requireNonNull(base, "base"), externalId);
  }

  /**
   * Sets the external id that the role's trust policy asks for.
   *
   * @param externalId as agreed with the role's owner
   * @return the same role with this id
   * @throws InvalidSpecException if it is shorter than 2 or longer than 1224 characters
   */
  public RoleSource externalId(String externalId) {
    int length = requireNonNull(externalId, "externalId").length();
    if (length < 2 || length > 1224) {
      throw InvalidSpecException.of(
          Finding.error("role.external-id", "externalId", externalId, "2 to 1224 characters"));
    }
    return new RoleSource(session, base, externalId);
  }

  /**
   * Sets the name of the session, which audit logs and policies see. Keep it the same for an
   * application, whatever instance of it runs.
   *
   * @param sessionName 2 to 64 letters, digits and any of {@code _ + = , . @ -}
   * @return the same role with this session name
   * @throws InvalidSpecException if it has another form
   */
  public RoleSource sessionName(String sessionName) {
    return new RoleSource(session.named(sessionName), base, externalId);
  }

  /**
   * Sets how long a session lasts, one hour unless set.
   *
   * @param lifetime 15 minutes to 12 hours, and no more than the role's own maximum
   * @return the same role with sessions of this length
   * @throws InvalidSpecException if it is outside of these bounds
   */
  public RoleSource lifetime(Duration lifetime) {
    return new RoleSource(session.lasting(lifetime), base, externalId);
  }

  /**
   * Sets where STS is, in place of the endpoint of the process's Region.
   *
   * @param sts the endpoint
   * @return the same role, assumed there
   */
  public RoleSource sts(StsEndpoint sts) {
    return new RoleSource(session.at(sts), base, externalId);
  }

  @Override
  Fetcher open(Opening opening) {
    SharedCredentials signer = opening.acquire(base);
    StsClient client = StsFetcher.opened(session.sts(), signer, signer::close);
    return new StsFetcher("AssumeRole", client, signer::close) {
      @Override
      Fetched ask(StsClient sts) {
        AssumeRoleResponse answer =
            sts.assumeRole(
                r ->
                    r.roleArn(session.arn())
                        .roleSessionName(session.name())
                        .durationSeconds(session.seconds())
                        .externalId(externalId));
        return fetched(answer.credentials(), answer.assumedRoleUser());
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RoleSource that
        && session.equals(that.session)
        && base.equals(that.base)
        && Objects.equals(externalId, that.externalId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(session, base, externalId);
  }

  /** Returns the role, the session's name and what assumes it. */
  @Override
  public String toString() {
    return "role " + session.arn() + " as " + session.name() + " from " + base;
  }
}
