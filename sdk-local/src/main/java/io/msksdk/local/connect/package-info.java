/**
 * MSK Connect's control plane: connectors with their operations, custom plugins and worker
 * configurations. Connectors pass through their states and do not run: no worker is started, no
 * plugin is loaded, no topic is made and nothing is logged.
 */
@NullMarked
package io.msksdk.local.connect;

import org.jspecify.annotations.NullMarked;
