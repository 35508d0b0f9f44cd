/** The users of clusters with SASL/SCRAM. Start at {@link io.msksdk.admin.scram.ScramSecrets}. */
@NullMarked
package io.msksdk.admin.scram;

import org.jspecify.annotations.NullMarked;
