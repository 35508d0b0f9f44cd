/** The endpoints from which clients on a container or an instance get a role's credentials. */
@NullMarked
package io.msksdk.local.companion.credentials;

import org.jspecify.annotations.NullMarked;
