/**
 * Clusters: say what one should be, create it, wait for it, find it, delete it. Start at {@link
 * io.msksdk.admin.cluster.Clusters}.
 */
@NullMarked
package io.msksdk.admin.cluster;

import org.jspecify.annotations.NullMarked;
