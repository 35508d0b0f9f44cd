package io.msksdk.core.operation;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An operation the service has accepted and will finish later.
 *
 * <p>Waiting changes nothing at the service: a wait that times out, is interrupted or whose future
 * is cancelled ends that wait only. Thread-safe. Not for users to implement.
 *
 * <pre>{@code
 * Cluster cluster = handle.await(WaitPolicy.atMost(Duration.ofHours(2)), System.out::println);
 * }</pre>
 *
 * @param <R> what the operation ends with
 */
public interface OperationHandle<R> {

  /**
   * Returns what names the operation or its resource at the service, usually an ARN.
   *
   * @return the id
   */
  String id();

  /**
   * Looks once.
   *
   * @return what the service says now
   */
  OperationSnapshot snapshot();

  /**
   * Blocks until the operation has ended.
   *
   * @param policy how long and how often to look
   * @return what the operation ended with
   * @throws OperationFailedException when the service reports that it failed
   * @throws WaitTimeoutException when the deadline passed first
   * @throws WaitInterruptedException when this thread was interrupted; its flag is set again
   */
  @CanIgnoreReturnValue
  R await(WaitPolicy policy);

  /**
   * Blocks until the operation has ended, reporting every look.
   *
   * @param policy how long and how often to look
   * @param listener called on this thread after every look; what it throws ends the wait
   * @return what the operation ended with
   * @throws OperationFailedException when the service reports that it failed
   * @throws WaitTimeoutException when the deadline passed first
   * @throws WaitInterruptedException when this thread was interrupted; its flag is set again
   */
  @CanIgnoreReturnValue
  R await(WaitPolicy policy, Consumer<? super OperationSnapshot> listener);

  /**
   * Waits in the background under the policy this kind of operation comes with.
   *
   * @return a future of its own for every call; it ends with the same value or exception as {@link
   *     #await(WaitPolicy)}, and cancelling it ends the looking
   */
  CompletableFuture<R> completion();

  /**
   * Waits in the background.
   *
   * @param policy how long and how often to look
   * @return a future of its own for every call; it ends with the same value or exception as {@link
   *     #await(WaitPolicy)}, and cancelling it ends the looking
   */
  CompletableFuture<R> completion(WaitPolicy policy);
}
