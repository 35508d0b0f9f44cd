/** The engine's own logging back end: silent unless a log file was asked for. */
@NullMarked
package io.msksdk.local.log;

import org.jspecify.annotations.NullMarked;
