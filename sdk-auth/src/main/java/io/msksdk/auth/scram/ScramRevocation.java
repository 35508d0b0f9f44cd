package io.msksdk.auth.scram;

import java.time.Instant;
import java.util.List;

/**
 * What taking a user's access back did, and what it cannot do.
 *
 * @param aclsRemoved how many ACLs of the user were deleted
 * @param openTopics topics without any ACL: while {@code allow.everyone.if.no.acl.found} is true,
 *     connections the user still has open reach them
 * @param secret what became of the association
 * @param loginsUntil when the brokers refuse new logins at the latest; connections that are open
 *     then stay open until they end by themselves
 */
public record ScramRevocation(
    int aclsRemoved, List<String> openTopics, ScramResult secret, Instant loginsUntil) {

  /**
   * Keeps a copy of the topics.
   *
   * @param aclsRemoved how many ACLs of the user were deleted
   * @param openTopics topics without any ACL
   * @param secret what became of the association
   * @param loginsUntil when the brokers refuse new logins at the latest
   */
  public ScramRevocation {
    openTopics = List.copyOf(openTopics);
  }
}
