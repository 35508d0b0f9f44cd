/**
 * What MSK publishes as tables: limits and, later, sizes, versions, properties and metrics. Data
 * with its source, no rules. Start at {@link io.msksdk.core.catalogue.Limits}.
 */
@NullMarked
package io.msksdk.core.catalogue;

import org.jspecify.annotations.NullMarked;
