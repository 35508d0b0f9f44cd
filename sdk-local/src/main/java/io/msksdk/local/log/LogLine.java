package io.msksdk.local.log;

/**
 * A warning or error that was logged.
 *
 * @param sequence its place in the log, from 1
 * @param text the time, the level, the logger, the message and what was thrown
 */
public record LogLine(long sequence, String text) {}
