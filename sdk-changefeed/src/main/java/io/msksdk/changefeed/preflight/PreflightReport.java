package io.msksdk.changefeed.preflight;

import io.msksdk.auth.acl.BrokerPrincipal;
import io.msksdk.auth.acl.TopicAcls;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/** The answers to all checks. Prints a line for each. Immutable and thread-safe. */
public final class PreflightReport {
  private final List<CheckResult> results;
  private final List<AclBinding> missing;

  PreflightReport(List<CheckResult> results, List<AclBinding> missing) {
    this.results = List.copyOf(results);
    this.missing = List.copyOf(missing);
  }

  /**
   * Returns the answers.
   *
   * @return in the order of the checks
   */
  public List<CheckResult> results() {
    return results;
  }

  /**
   * Returns what is wrong.
   *
   * @return errors and warnings in the order of the checks
   */
  public List<Finding> findings() {
    return results.stream().map(CheckResult::finding).filter(Objects::nonNull).toList();
  }

  /**
   * Says whether the changefeed can be created.
   *
   * @return true when no check failed
   */
  public boolean ready() {
    return results.stream().noneMatch(r -> r.outcome() == CheckResult.Outcome.FAILED);
  }

  /**
   * Refuses to go on unless the changefeed can be created.
   *
   * @throws PreconditionException when a check failed; it carries what each of them found
   */
  public void requireReady() {
    List<Finding> failed = new ArrayList<>();
    for (CheckResult result : results) {
      Finding finding = result.finding();
      if (result.outcome() == CheckResult.Outcome.FAILED && finding != null) {
        failed.add(finding);
      }
    }
    if (!failed.isEmpty()) {
      throw PreconditionException.of(failed);
    }
  }

  /**
   * Returns the ACLs the changefeed's principal lacks.
   *
   * @return the exact ACLs, none when the brokers refused nothing
   */
  public List<AclBinding> missingAcls() {
    return missing;
  }

  /**
   * Creates the ACLs the changefeed's principal lacks, and before them {@code Read} for the brokers
   * on the same topics, without which they could not replicate them any more. Returns once a broker
   * shows them; another one may still refuse for a moment.
   *
   * @param operator an admin whose principal may change ACLs; stays the caller's
   * @param brokers whom the brokers are to one another
   * @return the ACLs the cluster has now, {@code Read} for the brokers among them
   * @throws CallException if the cluster refuses or does not answer
   */
  public List<AclBinding> grantMissing(Admin operator, BrokerPrincipal brokers) {
    return missing.isEmpty() ? List.of() : TopicAcls.of(operator, brokers).grant(missing);
  }

  /** Returns a line for each check. */
  @Override
  public String toString() {
    return results.stream().map(CheckResult::toString).collect(Collectors.joining("\n"));
  }
}
