/** A failover, rehearsed on a local MSK before the night it is needed. */
@NullMarked
package io.msksdk.examples.failover;

import org.jspecify.annotations.NullMarked;
