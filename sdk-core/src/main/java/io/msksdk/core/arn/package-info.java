/**
 * The ARNs of MSK and MSK Connect, one type for each kind of resource: read one with {@code parse},
 * put one together with {@code of}, or go from {@link io.msksdk.core.arn.MskClusterArn} to what
 * lies in the cluster.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.core.arn;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
