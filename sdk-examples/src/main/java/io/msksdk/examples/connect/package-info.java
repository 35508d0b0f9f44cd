/** An example for every way to connect to a cluster. */
@NullMarked
package io.msksdk.examples.connect;

import org.jspecify.annotations.NullMarked;
