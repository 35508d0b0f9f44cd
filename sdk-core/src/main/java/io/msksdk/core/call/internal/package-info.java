/** The Resilience4j side of a call policy; no other module uses it. */
@NullMarked
package io.msksdk.core.call.internal;

import org.jspecify.annotations.NullMarked;
