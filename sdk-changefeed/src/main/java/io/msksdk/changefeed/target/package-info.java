/**
 * What reads a changefeed in Avro further down: {@link io.msksdk.changefeed.target.ConfluentRecipe}
 * sets the changefeed up, {@link io.msksdk.changefeed.target.KsqlStream} and {@link
 * io.msksdk.changefeed.target.SinkConnector} its readers, {@link
 * io.msksdk.changefeed.target.Readiness} waits for them.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.target;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
