/** Configurations and their revisions: what {@code server.properties} may say, and their life. */
@NullMarked
package io.msksdk.local.configuration;

import org.jspecify.annotations.NullMarked;
