/**
 * How full the brokers' volumes are: MSK's storage alerts, and when the next threshold is reached.
 * Start at {@link io.msksdk.admin.storage.Storage}.
 */
@NullMarked
package io.msksdk.admin.storage;

import org.jspecify.annotations.NullMarked;
