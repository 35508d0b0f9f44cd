/**
 * What the service's operations do: one class per operation, from a decoded request to a response.
 */
@NullMarked
package io.msksdk.local.operation;

import org.jspecify.annotations.NullMarked;
