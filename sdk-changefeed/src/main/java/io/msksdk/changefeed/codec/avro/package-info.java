/**
 * Avro of TiCDC with the Confluent or the Glue schema registry: {@link
 * io.msksdk.changefeed.codec.avro.AvroDecoder} and {@link
 * io.msksdk.changefeed.codec.avro.AvroEncoder}, with the schemas of a {@link
 * io.msksdk.changefeed.codec.registry.SchemaRegistry}.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec.avro;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
