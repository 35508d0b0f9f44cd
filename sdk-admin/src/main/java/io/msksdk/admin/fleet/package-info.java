/**
 * Clusters of several accounts and Regions at one look. Start at {@link
 * io.msksdk.admin.fleet.MskFleet}.
 */
@NullMarked
package io.msksdk.admin.fleet;

import org.jspecify.annotations.NullMarked;
