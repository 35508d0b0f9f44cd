/**
 * How instances of a lag monitor share groups on Kafka: who holds what, and the topic that keeps
 * the history. Not for use outside this module; start at {@link
 * io.msksdk.admin.lag.internal.Shares}.
 */
@NullMarked
package io.msksdk.admin.lag.internal;

import org.jspecify.annotations.NullMarked;
