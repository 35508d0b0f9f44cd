/**
 * The clusters of an account in a Region: their facts, states and life cycle. Knows nothing of
 * HTTP, and of brokers only the {@link io.msksdk.local.cluster.brokers.DataPlane}.
 */
@NullMarked
package io.msksdk.local.cluster;

import org.jspecify.annotations.NullMarked;
