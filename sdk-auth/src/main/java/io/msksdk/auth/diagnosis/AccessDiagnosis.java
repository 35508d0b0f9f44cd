package io.msksdk.auth.diagnosis;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a Kafka client was refused, with what proves it and what to do. Immutable.
 *
 * <pre>{@code
 * try {
 *   producer.send(record).get();
 * } catch (ExecutionException refused) {
 *   throw new IllegalStateException(
 *       AccessDiagnosis.of(refused, AccessContext.builder(properties.producer())
 *           .credentials(credentials).cluster(clusterArn).sts(sts).build()).toString(), refused);
 * }
 * }</pre>
 *
 * <p>MSK tells a refused client as little as it can. So this looks: at the exception, at the
 * settings, and, as far as the context brings the clients for it, at STS (whose answer proves the
 * credentials and tells the time), at the rights Kafka says the principal has, at the cluster's
 * secrets, and at the certificate a broker shows. It only reads, and it takes seconds: it is for
 * failures, not for every call.
 */
public final class AccessDiagnosis {
  private final AccessFault cause;
  private final List<String> evidence;
  private final String remedy;
  private final @Nullable String action;
  private final List<String> resources;
  private final @Nullable Statement statement;

  private AccessDiagnosis(Draft draft) {
    this.cause = draft.cause;
    this.evidence = List.copyOf(draft.evidence);
    this.remedy = draft.remedy;
    this.action = draft.action;
    this.resources = List.copyOf(draft.resources);
    this.statement = draft.statement;
  }

  /**
   * Finds the cause of a failure.
   *
   * @param failure what the Kafka client threw, or what wraps it
   * @param context what is known about the connection
   * @return the diagnosis; {@link AccessFault#UNKNOWN} when nothing could be shown. Failures of the
   *     looking itself are evidence, not exceptions
   */
  public static AccessDiagnosis of(Throwable failure, AccessContext context) {
    requireNonNull(context, "context");
    return Examination.of(Failure.of(requireNonNull(failure, "failure")), context);
  }

  static Draft draft(AccessFault cause) {
    return new Draft(cause);
  }

  /**
   * Returns the cause.
   *
   * @return what keeps the client out
   */
  public AccessFault cause() {
    return cause;
  }

  /**
   * Returns what shows it.
   *
   * @return sentences for people, without secrets; unmodifiable
   */
  public List<String> evidence() {
    return evidence;
  }

  /**
   * Returns what to do.
   *
   * @return one or two sentences
   */
  public String remedy() {
    return remedy;
  }

  /**
   * Returns what is missing: an IAM action such as {@code kafka-cluster:ReadData}, or an operation
   * of Kafka's ACLs such as {@code READ TOPIC}.
   *
   * @return the action, empty unless a right is missing and could be named
   */
  public Optional<String> action() {
    return Optional.ofNullable(action);
  }

  /**
   * Returns what it is missing on.
   *
   * @return ARNs, or names where the cluster's ARN is not known; empty unless a right is missing
   */
  public List<String> resources() {
    return resources;
  }

  /**
   * Returns the smallest policy statement that allows it.
   *
   * @return the statement; empty unless an IAM action is missing and the cluster's ARN is known
   */
  public Optional<Statement> statement() {
    return Optional.ofNullable(statement);
  }

  /** Returns the whole diagnosis in a few lines. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(cause.toString());
    evidence.forEach(line -> text.append("\n  - ").append(line));
    text.append("\n  ").append(remedy);
    if (statement != null) {
      text.append("\n  ").append(statement);
    }
    return text.toString();
  }

  /** A diagnosis being made. */
  static final class Draft {
    private final AccessFault cause;
    private final List<String> evidence = new ArrayList<>();
    private String remedy = "";
    private @Nullable String action;
    private List<String> resources = List.of();
    private @Nullable Statement statement;

    private Draft(AccessFault cause) {
      this.cause = cause;
    }

    Draft because(String sentence) {
      evidence.add(sentence);
      return this;
    }

    Draft because(List<String> sentences) {
      evidence.addAll(sentences);
      return this;
    }

    Draft missing(String action, List<String> resources, @Nullable Statement statement) {
      this.action = action;
      this.resources = resources;
      this.statement = statement;
      return this;
    }

    AccessDiagnosis advising(String remedy) {
      this.remedy = remedy;
      return new AccessDiagnosis(this);
    }
  }
}
