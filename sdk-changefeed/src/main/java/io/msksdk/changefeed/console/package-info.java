/**
 * A changefeed as the console of TiDB Cloud describes it: {@link
 * io.msksdk.changefeed.console.ConsoleChangefeed} checks the form and says it in TiCDC's terms.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.console;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
