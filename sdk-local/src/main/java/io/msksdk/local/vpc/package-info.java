/**
 * VPC connections: clients of other VPCs and accounts ask for them, owners of clusters reject them.
 */
@NullMarked
package io.msksdk.local.vpc;

import org.jspecify.annotations.NullMarked;
