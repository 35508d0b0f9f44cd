/**
 * Moving topics, producers and consumers from any Kafka to MSK. Start at {@link
 * io.msksdk.replication.migration.Migration}; {@link
 * io.msksdk.replication.migration.MigrationChoice} says what copies.
 */
@NullMarked
package io.msksdk.replication.migration;

import org.jspecify.annotations.NullMarked;
