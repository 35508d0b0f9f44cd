/**
 * Stand-ins for tests without TiDB and without AWS: a TiCDC server with its states, errors and
 * clock, and a load balancer in front of Kafka brokers. Start at {@link
 * io.msksdk.changefeed.fake.FakeTicdc}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.changefeed.fake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
