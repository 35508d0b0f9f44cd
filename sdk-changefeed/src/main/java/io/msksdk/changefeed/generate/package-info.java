/**
 * Changefeeds made up from a seed, for tests: {@link
 * io.msksdk.changefeed.generate.ChangefeedGenerator} writes what TiCDC would, its repeats and its
 * lagging partitions included, and knows what the tables hold in the end.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.generate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
