/**
 * Rules and what they find. A rule is a pure function that returns a {@link
 * io.msksdk.core.check.Finding} or null; {@link io.msksdk.core.check.Findings} collects them and
 * reports all of them at once.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.core.check;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
