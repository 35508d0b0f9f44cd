/**
 * TiDB changefeed messages as typed events. {@link io.msksdk.changefeed.codec.CanalJsonDecoder}
 * turns the bytes of a record into {@link io.msksdk.changefeed.codec.ChangeEvent}s, whose columns
 * are read on demand; {@link io.msksdk.changefeed.codec.CanalJsonEncoder} writes the same messages,
 * so that tests need no TiDB.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
