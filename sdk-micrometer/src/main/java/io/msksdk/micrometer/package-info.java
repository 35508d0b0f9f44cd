/** Meters for Micrometer: consumer lag, operations, calls and signing. */
@NullMarked
@CheckReturnValue
package io.msksdk.micrometer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
