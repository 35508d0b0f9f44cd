/**
 * Before Apache Kafka is updated: which hops, what stands in the way, and until when. The update
 * itself is a plan. Start at {@link io.msksdk.admin.upgrade.Upgrades}.
 */
@NullMarked
package io.msksdk.admin.upgrade;

import org.jspecify.annotations.NullMarked;
