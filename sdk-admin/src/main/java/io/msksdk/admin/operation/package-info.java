/**
 * Operations on clusters: what MSK does after it has accepted a change. Start at {@link
 * io.msksdk.admin.operation.Operations}.
 */
@NullMarked
package io.msksdk.admin.operation;

import org.jspecify.annotations.NullMarked;
