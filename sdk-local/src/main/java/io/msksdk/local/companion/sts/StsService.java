package io.msksdk.local.companion.sts;

import io.msksdk.local.companion.call.CompanionFront;
import io.msksdk.local.companion.wire.QueryProtocol;
import io.msksdk.local.identity.Identities;
import java.time.InstantSource;
import java.util.List;

/** The face of the Security Token Service. */
public final class StsService {
  private static final String NAME = "sts";
  private static final CompanionFront.Service SERVICE =
      new CompanionFront.Service(
          NAME,
          NAME,
          List.of(new QueryProtocol("2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/")),
          "ValidationError",
          "InvalidAction");

  private StsService() {}

  /**
   * Opens the service.
   *
   * @param identities who is known, and where sessions are opened
   * @param time the real time, which sessions end by
   * @param desk what every call passes
   * @return its face
   */
  public static CompanionFront on(
      Identities identities, InstantSource time, CompanionFront.Desk desk) {
    RoleSessions sessions = new RoleSessions(identities, time);
    return new CompanionFront(
        SERVICE,
        desk,
        List.of(
            new GetCallerIdentityOperation(),
            new AssumeRoleOperation(identities, sessions),
            new AssumeRoleWithWebIdentityOperation(identities, sessions, time)));
  }
}
