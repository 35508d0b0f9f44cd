package io.msksdk.changefeed.preflight;

import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;

/** Collects the answers of a run. */
final class Results {
  private final List<CheckResult> all = new ArrayList<>();
  private final List<AclBinding> missing = new ArrayList<>();

  void passed(String check, String subject, String detail) {
    all.add(CheckResult.passed(check, subject, detail));
  }

  void skipped(String check, String subject, String why) {
    all.add(CheckResult.skipped(check, subject, why));
  }

  void found(String check, String subject, Finding finding) {
    all.add(CheckResult.of(check, subject, finding));
  }

  /** One answer for several rules: what they found, or that they found nothing. */
  void found(String check, String subject, List<Finding> findings, String detail) {
    findings.forEach(finding -> found(check, subject, finding));
    if (findings.isEmpty()) {
      passed(check, subject, detail);
    }
  }

  void missing(AclBinding acl) {
    missing.add(acl);
  }

  PreflightReport report() {
    return new PreflightReport(all, missing);
  }
}
