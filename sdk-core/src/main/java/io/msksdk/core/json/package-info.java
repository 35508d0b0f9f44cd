/**
 * JSON documents people keep beside their code: plans, specs, records. Start at {@link
 * io.msksdk.core.json.JsonObject}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.core.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
