/** Tags of clusters and their like. Start at {@link io.msksdk.admin.tag.Tags}. */
@NullMarked
package io.msksdk.admin.tag;

import org.jspecify.annotations.NullMarked;
