/**
 * Self-hosted Kafka, or MSK behind a proxy, for TiDB Cloud over AWS Private Link: from brokers,
 * zones and ports to listeners, server.properties, target groups, rules and the values of TiDB
 * Cloud's form. Source: TiDB Cloud documentation, "Set Up Self-Hosted Kafka Private Link Service in
 * AWS". Start at {@link io.msksdk.changefeed.privatelink.PrivateLinkPlan}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.changefeed.privatelink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
