/**
 * Changefeeds of TiCDC over its HTTP interface: create, look, pause, change, resume and remove
 * them, wait for what TiCDC does later, and know what went wrong. Start at {@link
 * io.msksdk.changefeed.ticdc.TicdcClient}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.changefeed.ticdc;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
