package io.msksdk.local.invariant;

/**
 * Something that must not have happened.
 *
 * @param sequence the event that shows it
 * @param rule which rule it breaks: {@code transition}, {@code continuity} or {@code version}
 * @param resource the ARN of the resource
 * @param detail what happened instead, for people
 */
public record Violation(long sequence, String rule, String resource, String detail) {}
