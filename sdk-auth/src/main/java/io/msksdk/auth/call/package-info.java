/**
 * Calls of Kafka's own admin client, ended as those of AWS are: {@link
 * io.msksdk.auth.call.BrokerAnswers} waits for an answer and throws what the rest of the SDK
 * throws.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.call;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
