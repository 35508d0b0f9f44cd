package io.msksdk.auth.credentials;

/** Who fetches new credentials before the old ones end. */
public enum Refresh {
  /** One daemon thread, the same for all shared credentials of the JVM. The default. */
  IN_BACKGROUND,
  /**
   * Whoever asks for credentials in the last part of their life; others are answered with the old
   * ones meanwhile. No thread is started: for functions that live for seconds and are frozen in
   * between.
   */
  BY_CALLERS
}
