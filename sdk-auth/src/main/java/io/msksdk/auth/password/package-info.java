/**
 * Logins with a user and a password over {@code SCRAM-SHA-512}, whose password never is in the text
 * of a client's settings. {@link io.msksdk.auth.password.PasswordLogin} is where to start; most
 * applications get one from {@code KafkaAuth.scram} and never see this package.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.password;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
