/** Consumer lag: a watcher inside an application. */
@NullMarked
package io.msksdk.examples.lag;

import org.jspecify.annotations.NullMarked;
