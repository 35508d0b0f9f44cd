/**
 * Procedures of several steps that survive a crash: printed before they run, run one step at a
 * time, recorded after each and taken up again where they stopped. Start at {@link
 * io.msksdk.core.runbook.Runbook}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.core.runbook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
