/**
 * Debezium's format as TiCDC writes it: {@link io.msksdk.changefeed.codec.debezium.DebeziumDecoder}
 * and {@link io.msksdk.changefeed.codec.debezium.DebeziumEncoder}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec.debezium;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
