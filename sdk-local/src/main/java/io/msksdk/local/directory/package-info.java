/** Directories that the engine makes and takes away again. */
@NullMarked
package io.msksdk.local.directory;

import org.jspecify.annotations.NullMarked;
