/** How much of a thing an account may have, as published or as a test sets it. */
@NullMarked
package io.msksdk.local.quota;

import org.jspecify.annotations.NullMarked;
