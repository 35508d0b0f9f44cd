/**
 * Records of runs kept on Kafka, where every process that may take a run up can read them. Start at
 * {@link io.msksdk.admin.runstore.KafkaRunStore}.
 */
@CheckReturnValue
@NullMarked
package io.msksdk.admin.runstore;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
