/**
 * How far consumers are behind, and whether that is a problem: snapshots with a verdict, its reason
 * and its evidence. Start at {@link io.msksdk.admin.lag.LagMonitor}.
 */
@NullMarked
package io.msksdk.admin.lag;

import org.jspecify.annotations.NullMarked;
