/**
 * Consuming a changefeed without losing or reordering changes: {@link
 * io.msksdk.changefeed.consume.ChangefeedConsumer} waits for the watermarks of all partitions, puts
 * rows into the order of their commits and whole transactions into a handler, and commits offsets
 * only for what the handler has taken.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.consume;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
