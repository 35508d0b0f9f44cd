/** Starting and stopping the local MSK: the command line and the entry for other class loaders. */
@NullMarked
package io.msksdk.local.server;

import org.jspecify.annotations.NullMarked;
