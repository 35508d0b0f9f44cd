/**
 * The one place that reads a clock, sleeps or schedules. Everything else is given a {@link
 * io.msksdk.core.time.Time}, so a test moves time instead of waiting for it.
 */
@NullMarked
package io.msksdk.core.time;

import org.jspecify.annotations.NullMarked;
