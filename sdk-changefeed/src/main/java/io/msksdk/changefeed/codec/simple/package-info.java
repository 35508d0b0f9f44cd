/**
 * Simple protocol of TiCDC, as JSON and as Avro: {@link
 * io.msksdk.changefeed.codec.simple.SimpleDecoder} and {@link
 * io.msksdk.changefeed.codec.simple.SimpleEncoder}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec.simple;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
