/** Failures on demand for calls of the service API. */
@NullMarked
package io.msksdk.local.fault;

import org.jspecify.annotations.NullMarked;
