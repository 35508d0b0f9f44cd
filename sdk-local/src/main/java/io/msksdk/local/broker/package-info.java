/** Real Kafka brokers for local clusters. The only package that touches Kafka's server classes. */
@NullMarked
package io.msksdk.local.broker;

import org.jspecify.annotations.NullMarked;
