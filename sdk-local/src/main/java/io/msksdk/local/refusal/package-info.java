/** The service's answers to what it does not accept. */
@NullMarked
package io.msksdk.local.refusal;

import org.jspecify.annotations.NullMarked;
