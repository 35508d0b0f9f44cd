/**
 * A local MSK for tests: the service's REST API and real brokers, IAM included, without Docker or
 * an account, whatever Kafka client version the application has.
 *
 * <p>Start with {@link io.msksdk.testkit.LocalMskTest} on a JUnit 5 class, or with {@link
 * io.msksdk.testkit.LocalMsk} anywhere else.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.testkit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
