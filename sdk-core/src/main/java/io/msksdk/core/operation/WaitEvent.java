package io.msksdk.core.operation;

import java.time.Duration;

/**
 * One wait that has ended.
 *
 * @param kind the kind of operation, one of a few, such as {@code create-cluster}
 * @param id what names the operation or its resource at the service, usually an ARN
 * @param end how the wait ended
 * @param state the service's word for the last state, {@code -} when it never answered
 * @param elapsed how long the wait took
 * @param attempts how often the service was looked at
 */
public record WaitEvent(
    String kind, String id, WaitEnd end, String state, Duration elapsed, int attempts) {}
