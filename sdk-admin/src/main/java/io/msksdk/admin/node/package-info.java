/** The brokers and controllers of clusters. Start at {@link io.msksdk.admin.node.Nodes}. */
@NullMarked
package io.msksdk.admin.node;

import org.jspecify.annotations.NullMarked;
