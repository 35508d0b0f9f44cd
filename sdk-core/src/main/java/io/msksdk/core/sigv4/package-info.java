/**
 * AWS Signature Version 4 in plain Java, in both directions: {@link
 * io.msksdk.core.sigv4.SigV4Signer} makes signatures, {@link io.msksdk.core.sigv4.SigV4Verifier}
 * checks them, each as an Authorization header and as presigned query parameters. Both describe a
 * request as a {@link io.msksdk.core.sigv4.SignableRequest}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.core.sigv4;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
