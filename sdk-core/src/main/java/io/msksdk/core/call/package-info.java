/**
 * Calls to a service: how often they are tried, what may be tried again, and the failures they end
 * with. Start at {@link io.msksdk.core.call.CallPolicy}.
 */
@NullMarked
package io.msksdk.core.call;

import org.jspecify.annotations.NullMarked;
