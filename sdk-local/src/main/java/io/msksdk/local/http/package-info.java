/** The engine's one HTTP endpoint, without any knowledge of what is served. */
@NullMarked
package io.msksdk.local.http;

import org.jspecify.annotations.NullMarked;
