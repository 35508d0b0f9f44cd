package io.msksdk.local.policy;

/**
 * What policies say about one action on one resource.
 *
 * @param allowed whether it may be done
 * @param reason the statement that decided, or that there was none
 */
public record Decision(boolean allowed, String reason) {}
