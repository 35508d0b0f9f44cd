/**
 * Client certificates for mutual TLS. An {@link io.msksdk.mtls.Enrolment} makes a key and has an
 * {@link io.msksdk.mtls.CertificateIssuer} sign it; a {@link io.msksdk.mtls.LiveIdentity} renews
 * that in time and hands it to Kafka clients that are running.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.mtls;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
