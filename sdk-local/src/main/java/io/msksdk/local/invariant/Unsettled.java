package io.msksdk.local.invariant;

/**
 * A resource in a state that only work in progress has.
 *
 * @param resource its ARN
 * @param state the state
 */
public record Unsettled(String resource, String state) {}
