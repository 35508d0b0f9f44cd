/**
 * Which listeners a cluster has: its authentication modes and network paths, and the rules on
 * changing them.
 */
@NullMarked
package io.msksdk.local.cluster.listener;

import org.jspecify.annotations.NullMarked;
