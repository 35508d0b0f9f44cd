package io.msksdk.changefeed.privatelink;

/**
 * One broker's turn in a rolling restart.
 *
 * @param nodeId the broker
 * @param action what to do with it
 * @param gate what must hold before the next one's turn
 */
public record RestartStep(int nodeId, String action, String gate) {}
