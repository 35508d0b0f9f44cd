/**
 * What stands between a changefeed and Kafka, tried before TiCDC does: {@link
 * io.msksdk.changefeed.preflight.Preflight} makes one report with an answer to every check.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.preflight;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
