package io.msksdk.auth;

import java.util.List;

/**
 * What must not be seen in a log or a message. Secrets of tests hold the mark, so that a new test
 * has nothing to register.
 */
public final class TestSecrets {
  /** A part of every secret that a test makes up. */
  public static final String MARK = "of-no-account";

  /** A secret for tests that need one. */
  public static final String SECRET = "a-secret-" + MARK;

  private static final String LOCAL_ADMIN = "local-admin-secret";

  private TestSecrets() {}

  /** All of them. */
  static List<String> parts() {
    return List.of(MARK, LOCAL_ADMIN);
  }
}
