/**
 * Whether brokers and balancer are set up as a Private Link plan says, found by asking them. Start
 * at {@link io.msksdk.changefeed.privatelink.verify.PrivateLinkVerifier}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.changefeed.privatelink.verify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
