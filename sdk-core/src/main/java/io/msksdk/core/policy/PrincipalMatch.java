package io.msksdk.core.policy;

/** How the principals of a statement cover a caller. */
enum PrincipalMatch {
  /** Not at all. */
  NONE,
  /** By its account, which only delegates: the account's own policies still have to allow. */
  ACCOUNT,
  /** By name, as the session of a named role or user, or as anyone. */
  DIRECT
}
