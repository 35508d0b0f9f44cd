package io.msksdk.local.companion.call;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.api.Caller;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call that is understood and whose signature is right. */
public final class CompanionCall {
  private final Members request;
  private final @Nullable Caller caller;
  private final Consumer<String> policies;

  CompanionCall(Members request, @Nullable Caller caller, Consumer<String> policies) {
    this.request = request;
    this.caller = caller;
    this.policies = policies;
  }

  /**
   * Returns the request.
   *
   * @return its members
   */
  public Members request() {
    return request;
  }

  /**
   * Returns who calls.
   *
   * @return the ARN of a user or of a role session
   */
  public String principal() {
    return requireNonNull(caller, "caller").principal();
  }

  /**
   * Returns whose resources the call sees.
   *
   * @return the account of the caller and the Region of the signature
   */
  public Owner owner() {
    return requireNonNull(caller, "caller").owner();
  }

  /**
   * Lets the call go on only when the caller's policies allow the operation.
   *
   * @param resource the ARN of the resource, or {@code *}
   * @throws Refusal when no policy allows it
   */
  public void require(String resource) {
    policies.accept(resource);
  }
}
