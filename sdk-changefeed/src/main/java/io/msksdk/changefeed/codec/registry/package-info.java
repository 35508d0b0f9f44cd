/**
 * Registries with the schemas of Avro messages: a {@link
 * io.msksdk.changefeed.codec.registry.SchemaRegistry} of Confluent's kind, of Glue, or in memory.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec.registry;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
