package io.msksdk.auth.iam;

/**
 * Sees every login with IAM: a connection with {@code AWS_MSK_IAM}, a token with {@code
 * OAUTHBEARER}. Called on the thread of the Kafka client, so it must be quick; what it throws fails
 * the login. Implementations are thread-safe.
 */
@FunctionalInterface
public interface LoginListener {

  /**
   * Receives a login for which credentials were asked.
   *
   * @param event how long it took, and how it ended
   */
  void loggedIn(LoginEvent event);
}
