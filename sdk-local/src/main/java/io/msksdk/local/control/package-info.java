/**
 * The service API over HTTP: signatures, routes, the wire format and one class per operation.
 */
@NullMarked
package io.msksdk.local.control;

import org.jspecify.annotations.NullMarked;
