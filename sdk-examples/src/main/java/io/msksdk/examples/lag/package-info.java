/** Consumer lag: a watcher inside an application, and one that several processes share. */
@NullMarked
package io.msksdk.examples.lag;

import org.jspecify.annotations.NullMarked;
