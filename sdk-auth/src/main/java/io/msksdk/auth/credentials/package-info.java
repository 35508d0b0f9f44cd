/**
 * AWS credentials that many Kafka clients of a JVM share. {@link
 * io.msksdk.auth.credentials.CredentialSource} says where they come from, {@link
 * io.msksdk.auth.credentials.SharedCredentials} fetches them once for all, ahead of their end, and
 * {@link io.msksdk.auth.credentials.CredentialNames} gives them a name where only text can travel.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.credentials;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
