package io.msksdk.admin.alarm;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.call.CallException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every alarm of a pack. Immutable.
 *
 * @param done the names of those that are there now, or are gone
 * @param failed why each of the others is not, by name
 */
public record AlarmOutcome(List<String> done, Map<String, CallException> failed) {

  /**
   * Copies both.
   *
   * @param done the names of those that are there now, or are gone
   * @param failed why each of the others is not, by name
   */
  public AlarmOutcome {
    done = List.copyOf(done);
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }

  /**
   * Insists on all of them.
   *
   * @return this
   * @throws CallException the first failure, when there is one
   */
  @CanIgnoreReturnValue
  public AlarmOutcome all() {
    for (CallException error : failed.values()) {
      throw error;
    }
    return this;
  }
}
