/**
 * The AWS side of a Private Link plan, step by step: printed first, then run, and taken up where it
 * stopped. Start at {@link io.msksdk.changefeed.privatelink.deploy.PrivateLinkDeployment}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.changefeed.privatelink.deploy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
