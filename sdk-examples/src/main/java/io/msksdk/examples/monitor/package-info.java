/** The examples of the monitoring guide. */
@NullMarked
package io.msksdk.examples.monitor;

import org.jspecify.annotations.NullMarked;
