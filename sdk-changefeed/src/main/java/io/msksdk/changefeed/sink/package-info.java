/**
 * What a changefeed is told about Kafka: {@link io.msksdk.changefeed.sink.SinkUri} is its address
 * and producer, {@link io.msksdk.changefeed.sink.ReplicaConfig} what it replicates and how. Both
 * are checked before TiCDC sees them.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.sink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
