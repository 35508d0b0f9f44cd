/**
 * Versions of TiDB and what came with which: {@link io.msksdk.changefeed.version.TidbVersion}.
 * TiCDC has the version of the TiDB it comes with.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.version;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
