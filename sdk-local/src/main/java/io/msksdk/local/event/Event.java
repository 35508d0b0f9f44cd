package io.msksdk.local.event;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened.
 *
 * @param sequence its place in the log, from 1
 * @param at when, in real time
 * @param kind what sort of thing: {@code call}, {@code transition}, {@code login}, {@code fault},
 *     {@code warning} or {@code broker}
 * @param facts what distinguishes it, by name
 */
public record Event(long sequence, Instant at, String kind, Map<String, String> facts) {}
