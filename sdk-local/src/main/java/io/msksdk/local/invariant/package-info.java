/** What must hold whatever an engine was asked to do, read from its own event log. */
@NullMarked
package io.msksdk.local.invariant;

import org.jspecify.annotations.NullMarked;
