/**
 * What is seen of the calls and waits of an {@code Msk}. Start at {@link
 * io.msksdk.admin.call.CallListener}.
 */
@NullMarked
package io.msksdk.admin.call;

import org.jspecify.annotations.NullMarked;
