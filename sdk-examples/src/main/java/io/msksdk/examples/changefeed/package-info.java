/**
 * Changefeeds of TiDB: {@link io.msksdk.examples.changefeed.ChangefeedFromCluster} sets one up,
 * {@link io.msksdk.examples.changefeed.RunChangefeed} runs and changes it, {@link
 * io.msksdk.examples.changefeed.TailChangefeed} shows what it sends, {@link
 * io.msksdk.examples.changefeed.MirrorTables} keeps a database like the one it comes from, {@link
 * io.msksdk.examples.changefeed.PlanPrivateLink} plans how TiDB Cloud reaches Kafka.
 */
@NullMarked
package io.msksdk.examples.changefeed;

import org.jspecify.annotations.NullMarked;
