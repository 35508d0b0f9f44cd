/** What may be asked of a cluster: sizes, storage, versions, quotas. */
@NullMarked
package io.msksdk.local.cluster.rule;

import org.jspecify.annotations.NullMarked;
