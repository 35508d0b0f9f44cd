/**
 * Channels from topics of Express clusters to S3 and Iceberg. Start at {@link
 * io.msksdk.admin.channel.Channels}.
 */
@NullMarked
package io.msksdk.admin.channel;

import org.jspecify.annotations.NullMarked;
