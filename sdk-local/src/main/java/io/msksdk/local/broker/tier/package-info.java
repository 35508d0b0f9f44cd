/** The low-cost tier of clusters with tiered storage: a directory, and what is known of it. */
@NullMarked
package io.msksdk.local.broker.tier;

import org.jspecify.annotations.NullMarked;
