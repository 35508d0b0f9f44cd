/** What runs a cluster's brokers, as the control plane sees it. */
@NullMarked
package io.msksdk.local.cluster.brokers;

import org.jspecify.annotations.NullMarked;
