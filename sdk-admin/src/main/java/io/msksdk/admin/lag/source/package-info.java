/**
 * Where lag figures come from: one {@linkplain io.msksdk.admin.lag.source.LagRound round} of facts
 * about groups, without any judgement. Start at {@link io.msksdk.admin.lag.source.LagSource}.
 */
@NullMarked
package io.msksdk.admin.lag.source;

import org.jspecify.annotations.NullMarked;
