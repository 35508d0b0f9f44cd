/** Data that comes in the jar as tab-separated text. */
@NullMarked
package io.msksdk.local.table;

import org.jspecify.annotations.NullMarked;
