/**
 * Canal-JSON of TiCDC: {@link io.msksdk.changefeed.codec.canal.CanalJsonDecoder} reads it without a
 * tree, {@link io.msksdk.changefeed.codec.canal.CanalJsonEncoder} writes it.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec.canal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
