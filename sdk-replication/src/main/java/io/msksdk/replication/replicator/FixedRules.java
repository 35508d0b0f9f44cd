package io.msksdk.replication.replicator;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stays as it was created (Amazon MSK Developer Guide, "Edit MSK Replicator settings" and
 * "Access permissions"). The guide calls the compression editable; the service has no member for it
 * in an update.
 */
final class FixedRules {
  private static final String REPLACE =
      "It cannot be changed. Use replace(), which deletes the replicator and creates it anew;"
          + " records written between the two are copied only with the starting position EARLIEST.";

  private FixedRules() {}

  static void check(Replicator now, ReplicatorSpec wanted) {
    Findings findings = Findings.create();
    findings.add(same("name", now.name(), wanted.name()));
    findings.add(same("description", now.description(), wanted.description()));
    findings.add(same("role", now.role(), wanted.role()));
    end(findings, "source", now.source(), wanted.source());
    end(findings, "target", now.target(), wanted.target());
    findings.add(same("startingPosition", now.startingPosition(), wanted.startingPosition()));
    findings.add(same("topicNames", now.topicNames(), wanted.topicNames()));
    findings.add(same("compression", now.compression(), wanted.compression()));
    wanted
        .offsetSync()
        .ifPresent(
            sync ->
                findings.add(
                    same("offsetSync", now.offsetSync().map(Enum::name).orElse(""), sync.name())));
    findings.requireNoErrors();
  }

  private static void end(
      Findings findings, String side, ReplicatedCluster now, ReplicatorEnd wanted) {
    findings.add(same(side, now.arn(), wanted.arn()));
    findings.add(same(side, now.selfManaged(), wanted.selfManaged()));
    findings.add(same(side + "Subnets", now.subnets(), wanted.subnets()));
    findings.add(same(side + "SecurityGroups", now.securityGroups(), wanted.securityGroups()));
  }

  private static @Nullable Finding same(String property, Object now, Object wanted) {
    return now.equals(wanted)
        ? null
        : Finding.error("replicator.fixed", property, shown(wanted), shown(now)).advising(REPLACE);
  }

  private static String shown(Object value) {
    return value instanceof Optional<?> some
        ? some.map(Object::toString).orElse("none")
        : value.toString();
  }
}
