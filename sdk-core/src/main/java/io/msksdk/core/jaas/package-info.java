/**
 * JAAS text for Kafka's {@code sasl.jaas.config}. {@link io.msksdk.core.jaas.JaasEntry} is the one
 * place where it is put together.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.core.jaas;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
