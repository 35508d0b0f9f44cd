/** Which operation a method and a path mean. */
@NullMarked
package io.msksdk.local.route;

import org.jspecify.annotations.NullMarked;
