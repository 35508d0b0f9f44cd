/** The resource policy of a cluster, with a version of its own. */
@NullMarked
package io.msksdk.local.clusterpolicy;

import org.jspecify.annotations.NullMarked;
