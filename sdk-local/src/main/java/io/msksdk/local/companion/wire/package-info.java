/**
 * The protocols of the services beside MSK's own: JSON 1.1, the query protocol, and RPC v2 with
 * CBOR.
 */
@NullMarked
package io.msksdk.local.companion.wire;

import org.jspecify.annotations.NullMarked;
