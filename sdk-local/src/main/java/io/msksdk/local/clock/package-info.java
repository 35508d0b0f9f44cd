/** The local MSK's own time: how long a creation takes, and how a test makes it pass. */
@NullMarked
package io.msksdk.local.clock;

import org.jspecify.annotations.NullMarked;
