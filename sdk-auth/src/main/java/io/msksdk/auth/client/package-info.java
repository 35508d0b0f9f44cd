/**
 * From the bootstrap brokers of a cluster to complete properties of Kafka clients. {@link
 * io.msksdk.auth.client.KafkaAuth} says who connects, {@link
 * io.msksdk.auth.client.BootstrapBrokers} where to, {@link io.msksdk.auth.client.NetworkPath} which
 * way; together they make {@link io.msksdk.auth.client.ClientProperties}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
