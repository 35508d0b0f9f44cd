/** The Apache Kafka versions the service knows, and which may follow which on a cluster. */
@NullMarked
package io.msksdk.local.version;

import org.jspecify.annotations.NullMarked;
