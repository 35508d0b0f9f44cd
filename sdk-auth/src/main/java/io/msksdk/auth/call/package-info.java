/**
 * Calls of clients that an application brings, ended as those of MSK are: {@link
 * io.msksdk.auth.call.BrokerAnswers} for Kafka's own admin client and {@link
 * io.msksdk.auth.call.AwsAnswers} for those of AWS throw what the rest of the SDK throws.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.call;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
