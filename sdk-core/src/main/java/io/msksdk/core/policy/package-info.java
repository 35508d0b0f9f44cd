/**
 * IAM policies: {@link io.msksdk.core.policy.PolicyDocument} reads, builds and writes them, {@link
 * io.msksdk.core.policy.PolicySet} says which of them apply to a caller, and {@link
 * io.msksdk.core.policy.CompiledPolicies} decides about requests and says why. The actions of Kafka
 * on MSK are in {@link io.msksdk.core.policy.KafkaClusterAction}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.core.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
