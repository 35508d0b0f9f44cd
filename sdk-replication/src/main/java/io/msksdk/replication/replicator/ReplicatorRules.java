package io.msksdk.replication.replicator;

import io.msksdk.admin.tag.TagRules;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.HashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a new replicator may be, as far as it can be said without looking at the account (Amazon MSK
 * Developer Guide, "Create an MSK Replicator"; Amazon MSK API Reference, "CreateReplicator").
 */
final class ReplicatorRules {
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,127}");
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/.+");

  private final ReplicatorSpec spec;
  private final Findings findings = Findings.create();

  private ReplicatorRules(ReplicatorSpec spec) {
    this.spec = spec;
  }

  static Findings check(ReplicatorSpec spec) {
    ReplicatorRules rules = new ReplicatorRules(spec);
    rules.findings.add(rules.name()).add(rules.description()).add(rules.role());
    rules.findings.add(rules.clusters()).add(rules.account());
    rules.end("source", spec.source());
    rules.end("target", spec.target());
    rules.findings.add(rules.subnets("sourceSubnets", spec.source()));
    rules.findings.add(rules.subnets("targetSubnets", spec.target()));
    rules.findings.add(rules.sourceGroups()).add(rules.targetGroups());
    rules.findings.add(rules.known("startingPosition", spec.startingPosition()));
    rules.findings.add(rules.known("topicNames", spec.topicNames()));
    rules.findings.add(rules.known("compression", spec.compression()));
    rules.findings.add(rules.known("offsetSync", spec.offsetSync().orElse(null)));
    rules.findings.add(rules.enhancedSync());
    SettingsRules.check(spec.settings(), rules.findings);
    rules.findings.addAll(TagRules.check(spec.tags()));
    return rules.findings;
  }

  private void end(String side, ReplicatorEnd end) {
    end.arn().ifPresent(arn -> findings.add(region(side, arn)));
    end.selfManaged().ifPresent(kafka -> SelfManagedRules.check(side, kafka, findings));
  }

  private @Nullable Finding name() {
    return NAME.matcher(spec.name()).matches()
        ? null
        : Finding.error(
            "replicator.name",
            "name",
            spec.name(),
            "1 to 128 letters, digits and hyphens, the first one no hyphen");
  }

  private @Nullable Finding description() {
    long longest = Limits.published().value("replicatorDescription");
    return spec.description().length() > longest
        ? Finding.error(
            "replicator.description",
            "description",
            spec.description().length() + " characters",
            "at most " + longest + " characters")
        : null;
  }

  private @Nullable Finding role() {
    Matcher role = ROLE.matcher(spec.role());
    if (!role.matches()) {
      return Finding.error("replicator.role", "role", spec.role(), "the ARN of an IAM role");
    }
    String account = spec.home().account();
    return role.group(1).equals(account)
        ? null
        : Finding.error(
            "replicator.role-account", "role", spec.role(), "a role of the account " + account);
  }

  private @Nullable Finding clusters() {
    return spec.source().arn().equals(spec.target().arn())
        ? Finding.error(
            "replicator.clusters", "target", spec.home(), "another cluster than the source")
        : null;
  }

  private @Nullable Finding account() {
    String account = spec.home().account();
    return spec.source()
        .arn()
        .filter(source -> !source.account().equals(account))
        .map(
            source ->
                Finding.error(
                        "replicator.account",
                        "source",
                        source,
                        "a cluster of the target's account " + account)
                    .advising("Copy between accounts with MirrorMaker 2."))
        .orElse(null);
  }

  private @Nullable Finding region(String property, MskClusterArn cluster) {
    return ReplicatorRegions.known(cluster.region())
        ? null
        : Finding.warning(
                "replicator.region",
                property,
                cluster.region(),
                "one of " + ReplicatorRegions.published())
            .advising("The list is the guide's of 2024; the Region may have been added since.");
  }

  private @Nullable Finding subnets(String property, ReplicatorEnd end) {
    long fewest = Limits.published().value("replicatorSubnets");
    return new HashSet<>(end.subnets()).size() < fewest
        ? Finding.error(
            "replicator.subnets", property, end.subnets(), "at least " + fewest + " different ones")
        : null;
  }

  private @Nullable Finding sourceGroups() {
    boolean none = spec.source().securityGroups().isEmpty();
    if (spec.crossRegion()) {
      return none
          ? null
          : Finding.error(
                  "replicator.source-security-groups",
                  "sourceSecurityGroups",
                  spec.source().securityGroups(),
                  "none between Regions")
              .advising("MSK reaches the source through private connectivity.");
    }
    return none
        ? Finding.error(
            "replicator.source-security-groups",
            "sourceSecurityGroups",
            null,
            "at least one within a Region")
        : null;
  }

  private @Nullable Finding targetGroups() {
    return spec.target().securityGroups().isEmpty()
        ? Finding.error(
            "replicator.target-security-groups", "targetSecurityGroups", null, "at least one")
        : null;
  }

  private @Nullable Finding known(String property, @Nullable Enum<?> value) {
    return value != null && value.name().equals("UNKNOWN")
        ? Finding.error("replicator.unknown", property, value, "a value MSK knows")
        : null;
  }

  private @Nullable Finding enhancedSync() {
    boolean enhanced = spec.offsetSync().filter(OffsetSync.ENHANCED::equals).isPresent();
    return enhanced && !spec.settings().groupOffsets()
        ? Finding.error(
            "replicator.offset-sync", "offsetSync", "ENHANCED", "groupOffsets turned on with it")
        : null;
  }
}
