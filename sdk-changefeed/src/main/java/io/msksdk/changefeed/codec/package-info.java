/**
 * The events of a TiDB changefeed, the same for every format: {@link
 * io.msksdk.changefeed.codec.ChangeEvent}s from a {@link
 * io.msksdk.changefeed.codec.ChangefeedDecoder}, whose columns are read on demand. A {@link
 * io.msksdk.changefeed.codec.ChangefeedEncoder} writes the same messages, so that tests need no
 * TiDB. Each format has its package below this one.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
