/**
 * The peering of TiDB Cloud's VPC with Kafka's, which MSK is reached over: {@link
 * io.msksdk.changefeed.peering.PeeringCheck}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.changefeed.peering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
