/** Secrets Manager, as far as passwords of Kafka users need it. */
@NullMarked
package io.msksdk.local.companion.secrets;

import org.jspecify.annotations.NullMarked;
