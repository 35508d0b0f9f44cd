/** Runnable scenarios, one package each. */
@NullMarked
package io.msksdk.examples;

import org.jspecify.annotations.NullMarked;
