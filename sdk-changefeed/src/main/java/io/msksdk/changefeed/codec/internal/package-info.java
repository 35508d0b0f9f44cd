/** What the formats of changefeeds share. For the packages of this module alone. */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.codec.internal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
