package io.msksdk.local.cluster.brokers;

/**
 * A user that logs in with SASL/SCRAM. Its text never shows the password.
 *
 * @param name the user's name
 * @param password the user's password
 */
public record ScramUser(String name, String password) {
  @Override
  public String toString() {
    return "ScramUser[" + name + "]";
  }
}
