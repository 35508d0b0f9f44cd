/** The private certificate authority behind the TLS listeners of the local brokers. */
@NullMarked
package io.msksdk.local.certificate;

import org.jspecify.annotations.NullMarked;
