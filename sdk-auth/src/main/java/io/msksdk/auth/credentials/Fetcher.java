package io.msksdk.auth.credentials;

/** Fetches credentials of one source. Called by one thread at a time. */
interface Fetcher extends AutoCloseable {

  /**
   * Fetches once, without retries.
   *
   * @throws io.msksdk.core.call.CallException when there are none; says whether trying again helps
   */
  Fetched fetch();

  /** Closes what was opened for the fetcher and nothing else. */
  @Override
  void close();
}
