/** The service's operations on clusters, a class each. */
@NullMarked
package io.msksdk.local.cluster.operation;

import org.jspecify.annotations.NullMarked;
