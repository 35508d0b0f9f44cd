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
 */
public record Caller(String principal, Owner owner, @Nullable StateInfo failure) {}
