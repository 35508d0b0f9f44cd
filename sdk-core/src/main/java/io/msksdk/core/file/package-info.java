/** Files that are replaced as a whole. */
@NullMarked
package io.msksdk.core.file;

import org.jspecify.annotations.NullMarked;
