/** The engine's own threads. */
@NullMarked
package io.msksdk.local.thread;

import org.jspecify.annotations.NullMarked;
