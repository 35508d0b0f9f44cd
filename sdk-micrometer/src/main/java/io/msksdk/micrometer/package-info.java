/** Meters for Micrometer: consumer lag, operations, calls, signing and changefeeds. */
@NullMarked
@CheckReturnValue
package io.msksdk.micrometer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
