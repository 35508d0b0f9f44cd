/** The ordered log of what happened: calls, transitions, connections and faults. */
@NullMarked
package io.msksdk.local.event;

import org.jspecify.annotations.NullMarked;
