package io.msksdk.auth.password;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A user and its password, which stays as it is. Immutable and thread-safe. */
final class Password implements PasswordSource {
  private final String user;
  private final char[] characters;

  private Password(String user, char[] characters) {
    this.user = user;
    this.characters = characters;
  }

  static Password of(String user, char[] characters) {
    var unused =
        Findings.create()
            .add(missing("user", user.isBlank()))
            .add(missing("password", characters.length == 0))
            .requireNoErrors();
    return new Password(user, characters.clone());
  }

  private static @Nullable Finding missing(String property, boolean empty) {
    return empty
        ? Finding.error("scram." + property, property, "(empty)", "the " + property + " of MSK")
        : null;
  }

  @Override
  public Password current() {
    return this;
  }

  String user() {
    return user;
  }

  /** A copy, for a callback that clears what it is given. */
  char[] characters() {
    return characters.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Password that
        && user.equals(that.user)
        && Arrays.equals(characters, that.characters);
  }

  /** Of the user alone: a hash of the password would tell something of it. */
  @Override
  public int hashCode() {
    return user.hashCode();
  }

  /** Returns the user: the password is secret. */
  @Override
  public String toString() {
    return user;
  }
}
