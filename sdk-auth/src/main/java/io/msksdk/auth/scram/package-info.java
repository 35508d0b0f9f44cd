/**
 * The SASL/SCRAM users of a cluster: {@link io.msksdk.auth.scram.ScramUsers} keeps their secrets in
 * AWS Secrets Manager, associates them with clusters and takes their access back. How a client
 * connects as such a user is in {@code io.msksdk.auth.client}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.scram;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
