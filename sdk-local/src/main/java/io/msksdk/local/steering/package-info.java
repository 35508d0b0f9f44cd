/**
 * The engine's own interface under {@code /_local/}: what a test may do that a user of the service
 * cannot.
 */
@NullMarked
package io.msksdk.local.steering;

import org.jspecify.annotations.NullMarked;
