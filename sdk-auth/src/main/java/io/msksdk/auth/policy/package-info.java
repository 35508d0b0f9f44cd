/**
 * IAM policies for people who connect Kafka clients to MSK: {@link
 * io.msksdk.auth.policy.ClientPolicy} writes the one for a purpose, {@link
 * io.msksdk.auth.policy.PolicyReview} reads one with doubt, {@link
 * io.msksdk.auth.policy.AccessSimulator} says without a broker what policies allow and why not.
 * Policies are {@link io.msksdk.core.policy.PolicyDocument}s, which read and write JSON.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
