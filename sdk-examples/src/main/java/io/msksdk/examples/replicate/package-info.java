/** Copying topics between clusters, and moving to another. */
@NullMarked
package io.msksdk.examples.replicate;

import org.jspecify.annotations.NullMarked;
