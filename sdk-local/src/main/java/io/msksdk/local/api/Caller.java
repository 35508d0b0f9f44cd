package io.msksdk.local.api;

import io.msksdk.local.resource.Owner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * Who calls an operation.
 *
 * @param principal the caller's ARN
 * @param owner whose resources the call sees
 * @param failure how what the call begins is to fail, null when it is not
 * @param stuck whether what the call begins is never to end
 */
public record Caller(String principal, Owner owner, @Nullable StateInfo failure, boolean stuck) {

  /**
   * Makes a caller whose calls take their course.
   *
   * @param principal the caller's ARN
   * @param owner whose resources the call sees
   * @param failure how what the call begins is to fail, null when it is not
   */
  public Caller(String principal, Owner owner, @Nullable StateInfo failure) {
    this(principal, owner, failure, false);
  }
}
