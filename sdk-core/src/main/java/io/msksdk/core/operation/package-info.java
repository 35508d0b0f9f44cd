/**
 * Operations MSK finishes later: a handle to look at one, wait for it or come back to it, and the
 * waiter engine behind every wait. Start at {@link io.msksdk.core.operation.OperationHandle}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.core.operation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
