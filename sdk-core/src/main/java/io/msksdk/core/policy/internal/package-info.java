/** JSON text to plain maps and lists, and back. */
@NullMarked
package io.msksdk.core.policy.internal;

import org.jspecify.annotations.NullMarked;
