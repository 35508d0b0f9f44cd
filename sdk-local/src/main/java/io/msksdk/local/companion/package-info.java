/**
 * The services that clients of MSK use beside it, behind the same endpoint. Start at {@link
 * io.msksdk.local.companion.Companions}.
 */
@NullMarked
package io.msksdk.local.companion;

import org.jspecify.annotations.NullMarked;
