/**
 * Open Protocol of TiCDC: {@link io.msksdk.changefeed.codec.open.OpenDecoder} and {@link
 * io.msksdk.changefeed.codec.open.OpenEncoder}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec.open;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
