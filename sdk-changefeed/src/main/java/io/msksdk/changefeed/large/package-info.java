/**
 * Messages too large for Kafka: {@link io.msksdk.changefeed.large.LargeMessageDecoder} fetches what
 * was stored elsewhere, looks up what was left out, and undoes the compression of messages.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.large;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
