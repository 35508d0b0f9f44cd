/**
 * Where a TiDB changefeed writes: {@link io.msksdk.changefeed.dispatch.Dispatcher} applies the
 * changefeed's dispatch rules and predicts the topic and the partition of any row or key.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.dispatch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
