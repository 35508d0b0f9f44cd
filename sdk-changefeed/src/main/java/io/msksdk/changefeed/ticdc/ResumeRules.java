package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.Severity;
import io.msksdk.core.runbook.PreconditionException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold before a changefeed is resumed. */
record ResumeRules(Changefeed feed, ResumePoint point, Tso now, Duration gcTtl) {
  private static final String PROPERTY = "overwrite_checkpoint_ts";

  List<Finding> findings() {
    Findings findings = Findings.create().add(state()).add(lost()).add(countdown());
    point.at().ifPresent(at -> findings.add(bounds(at)).add(gap(at)));
    return findings.all();
  }

  static void requireNoErrors(List<Finding> findings) {
    List<Finding> errors =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw PreconditionException.of(errors);
    }
  }

  private @Nullable Finding state() {
    return feed.state().resumable()
        ? null
        : Finding.error(
            "ticdc.resume.state", "state", feed.rawState(), "stopped, failed or finished");
  }

  private @Nullable Finding lost() {
    return feed.error()
        .map(ChangefeedError::diagnosis)
        .filter(diagnosis -> diagnosis.fate() == Fate.GC_LOST)
        .map(
            diagnosis ->
                Finding.error(
                        "ticdc.resume.lost", "error", diagnosis.code(), "changes TiDB still keeps")
                    .advising(diagnosis.remedy()))
        .orElse(null);
  }

  private @Nullable Finding countdown() {
    GcCountdown countdown = GcCountdown.of(feed, now.physical(), gcTtl);
    return feed.state().resumable() && countdown.expired()
        ? Finding.warning(
                "ticdc.resume.gc-ttl",
                "checkpoint",
                feed.checkpoint().physical(),
                "within " + gcTtl)
            .advising("TiCDC refuses it when its gc-ttl is no longer than that.")
        : null;
  }

  private @Nullable Finding bounds(Tso at) {
    boolean early = point.safepoint().filter(safe -> at.compareTo(safe) < 0).isPresent();
    if (!early && at.compareTo(now) <= 0) {
      return null;
    }
    String from =
        point.safepoint().map(safe -> "from the GC safepoint " + safe).orElse("a past one");
    return Finding.error("ticdc.resume.bounds", PROPERTY, at, from + ", at most now " + now);
  }

  private @Nullable Finding gap(Tso at) {
    int order = at.compareTo(feed.checkpoint());
    if (order == 0) {
      return null;
    }
    Duration gap = Duration.between(feed.checkpoint().physical(), at.physical()).abs();
    if (order < 0) {
      return Finding.warning("ticdc.resume.repeats", PROPERTY, at, "the checkpoint")
          .advising("Changes of " + gap + " are sent again.");
    }
    String loss = "Changes of " + gap + " are never sent";
    return point.lossAccepted()
        ? Finding.warning("ticdc.resume.loses", PROPERTY, at, "the checkpoint").advising(loss + ".")
        : Finding.error("ticdc.resume.loses", PROPERTY, at, "at most " + feed.checkpoint())
            .advising(loss + "; call acceptingLoss() if that is wanted.");
  }
}
