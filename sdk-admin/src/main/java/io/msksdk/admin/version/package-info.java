/**
 * Versions of Apache Kafka and the ways between them. Start at {@link
 * io.msksdk.admin.version.KafkaVersions}.
 */
@NullMarked
package io.msksdk.admin.version;

import org.jspecify.annotations.NullMarked;
