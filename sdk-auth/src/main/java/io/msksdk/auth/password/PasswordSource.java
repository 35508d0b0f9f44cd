package io.msksdk.auth.password;

/** Where a login has its user and password from. Two equal sources always give the same. */
interface PasswordSource {

  /** What a connection made now logs in with. */
  Password current();
}
