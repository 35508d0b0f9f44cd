/**
 * From a cluster to the addresses its clients start with. Start at {@link
 * io.msksdk.admin.bootstrap.Bootstrap}.
 */
@NullMarked
package io.msksdk.admin.bootstrap;

import org.jspecify.annotations.NullMarked;
