/**
 * Why a Kafka client was refused: from its exception and what is known about its connection, {@link
 * io.msksdk.auth.diagnosis.AccessDiagnosis} finds the cause, says what proves it, and what to do.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.diagnosis;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
