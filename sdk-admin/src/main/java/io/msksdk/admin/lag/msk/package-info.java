/**
 * Lag as MSK itself reports it: read from CloudWatch or from the brokers' exporters, and the other
 * way round, a snapshot under MSK's names. Start at {@link io.msksdk.admin.lag.msk.CloudWatchLag},
 * {@link io.msksdk.admin.lag.msk.ExporterLag} or {@link io.msksdk.admin.lag.msk.MskLagView}.
 */
@NullMarked
package io.msksdk.admin.lag.msk;

import org.jspecify.annotations.NullMarked;
