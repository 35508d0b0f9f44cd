/** Answers of Kafka brokers, for the features of this module. */
@NullMarked
package io.msksdk.replication.broker.internal;

import org.jspecify.annotations.NullMarked;
