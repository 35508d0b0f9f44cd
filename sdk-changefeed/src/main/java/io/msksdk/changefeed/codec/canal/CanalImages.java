package io.msksdk.changefeed.codec.canal;

import org.jspecify.annotations.Nullable;

/**
 * The images of a message: that in {@code data}, and for an update that in {@code old}.
 *
 * @param main the row the message was sent for
 * @param previous the row before an update, when the message has it
 */
record CanalImages(CanalImage main, @Nullable CanalImage previous) {}
