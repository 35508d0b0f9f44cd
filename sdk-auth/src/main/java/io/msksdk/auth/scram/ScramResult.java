package io.msksdk.auth.scram;

/**
 * What became of one secret.
 *
 * @param secret the secret
 * @param outcome what became of it
 * @param code MSK's code where it was refused, else empty
 * @param message why it was refused or not tried, else empty
 */
public record ScramResult(ScramSecret secret, Outcome outcome, String code, String message) {

  /** What can become of a secret. */
  public enum Outcome {
    /** It is as wanted now; a change takes up to 10 minutes to reach the brokers. */
    DONE,
    /** It was as wanted before; nothing was sent. */
    ALREADY,
    /** MSK refused it for good, or again and again. */
    FAILED,
    /** A call before it was refused in a way that would refuse this one too. */
    NOT_TRIED
  }

  static ScramResult done(ScramSecret secret) {
    return new ScramResult(secret, Outcome.DONE, "", "");
  }

  static ScramResult already(ScramSecret secret) {
    return new ScramResult(secret, Outcome.ALREADY, "", "");
  }

  static ScramResult failed(ScramSecret secret, String code, String message) {
    return new ScramResult(secret, Outcome.FAILED, code, message);
  }

  static ScramResult notTried(ScramSecret secret, String message) {
    return new ScramResult(secret, Outcome.NOT_TRIED, "", message);
  }

  /**
   * Says whether it is as wanted.
   *
   * @return true when it was done, or had been before
   */
  public boolean succeeded() {
    return outcome == Outcome.DONE || outcome == Outcome.ALREADY;
  }
}
