/** A call of a service beside MSK's own, from its signature to its answer. */
@NullMarked
package io.msksdk.local.companion.call;

import org.jspecify.annotations.NullMarked;
