/** Topics through the control plane. Start at {@link io.msksdk.admin.topic.Topics}. */
@NullMarked
package io.msksdk.admin.topic;

import org.jspecify.annotations.NullMarked;
