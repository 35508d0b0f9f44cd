/** Channels of Express clusters: their states and rules. Nothing is delivered. */
@NullMarked
package io.msksdk.local.channel;

import org.jspecify.annotations.NullMarked;
