/**
 * Lag to look at: a snapshot as text, as JSON and as one HTML file. Start at {@link
 * io.msksdk.admin.lag.report.LagReport}.
 */
@NullMarked
package io.msksdk.admin.lag.report;

import org.jspecify.annotations.NullMarked;
