/** Reads and writes JSON texts. */
@NullMarked
package io.msksdk.core.json.internal;

import org.jspecify.annotations.NullMarked;
