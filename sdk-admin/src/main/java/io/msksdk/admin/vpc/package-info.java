/** Ways from other VPCs into clusters. Start at {@link io.msksdk.admin.vpc.VpcConnections}. */
@NullMarked
package io.msksdk.admin.vpc;

import org.jspecify.annotations.NullMarked;
