package io.msksdk.examples.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may know whom: between modules, between features, between the SDK and what it is built on.
 */
class LayeringTest {
  private static final JavaClasses ALL = Modules.everything();

  private static final String AWS = "software.amazon..";

  @Test
  void core_standsAlone() {
    noClasses()
        .that()
        .resideInAPackage("io.msksdk.core..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.msksdk..").and(DescribedPredicate.not(module("core"))))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(AWS, "org.apache.kafka..", "kafka..")
        .check(ALL);
  }

  @Test
  void resilience4jAndJackson_stayInInternalPackagesOfCore() {
    noClasses()
        .that(module("core").and(DescribedPredicate.not(resideInAPackage("..internal.."))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.resilience4j..", "com.fasterxml.jackson..")
        .check(ALL);
  }

  @Test
  void auth_knowsCoreOnly() {
    mayUse("auth", "core");
  }

  @Test
  void admin_knowsCoreAndAuth() {
    mayUse("admin", "core", "auth");
  }

  @Test
  void mtls_knowsCoreAndAuth() {
    mayUse("mtls", "core", "auth");
  }

  @Test
  void replication_knowsCoreAuthAndAdmin() {
    mayUse("replication", "core", "auth", "admin");
  }

  @Test
  void micrometer_knowsWhatItMeasures() {
    mayUse("micrometer", "core", "auth", "admin", "changefeed");
  }

  @Test
  void changefeed_knowsCoreAndAuth() {
    mayUse("changefeed", "core", "auth");
  }

  @Test
  void engine_knowsCoreOnly() {
    mayUse("local", "core");
  }

  @Test
  void testkit_knowsCoreOnly_andNeitherAwsNorKafkaServers() {
    mayUse("testkit", "core");
    noClasses()
        .that(module("testkit"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..")
        .check(ALL);
  }

  @Test
  void serverClasses_areNamedInOnePackageOfTheEngine() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage("io.msksdk.local.broker..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "kafka..",
            "scala..",
            "org.apache.kafka.server..",
            "org.apache.kafka.metadata..",
            "org.apache.kafka.controller..",
            "org.apache.kafka.raft..",
            "org.apache.kafka.storage..")
        .check(ALL);
  }

  @Test
  void internalPackages_areUsedByTheirOwnModuleOnly() {
    for (String module :
        new String[] {
          "core", "auth", "mtls", "admin", "replication", "micrometer", "changefeed", "testkit"
        }) {
      noClasses()
          .that(resideInAPackage("io.msksdk..").and(DescribedPredicate.not(module(module))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.msksdk." + module + "..internal..")
          .check(ALL);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core",
        "auth",
        "mtls",
        "admin",
        "replication",
        "micrometer",
        "changefeed",
        "testkit",
        "local"
      })
  void features_doNotImportOneAnotherInACircle(String module) {
    slices()
        .matching("io.msksdk." + module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true) // a module of one package has no features to tell apart
        .check(ALL);
  }

  @Test
  void futuresOfKafka_andResilience4j_neverComeOut() {
    classes()
        .that()
        .arePublic()
        .and(DescribedPredicate.not(resideInAPackage("..internal..")))
        .and(DescribedPredicate.not(module("local")))
        .should(
            PublicSignatures.notMention("org.apache.kafka.common.KafkaFuture", "io.github.resil"))
        .check(ALL);
  }

  @Test
  void packages_belongToOneModule() {
    Map<String, Set<String>> owners = new TreeMap<>();
    for (String module : Modules.PUBLISHED) {
      for (String name : Modules.classNames(module)) {
        String owner = name.substring(0, name.lastIndexOf('.'));
        owners.computeIfAbsent(owner, p -> new TreeSet<>()).add(module);
      }
    }
    assertThat(owners).allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
  }

  private static void mayUse(String module, String... others) {
    DescribedPredicate<JavaClass> allowed = module(module);
    for (String other : others) {
      allowed = allowed.or(module(other));
    }
    noClasses()
        .that(module(module))
        .should()
        .dependOnClassesThat(resideInAPackage("io.msksdk..").and(DescribedPredicate.not(allowed)))
        .check(ALL);
  }

  private static DescribedPredicate<JavaClass> module(String module) {
    return resideInAPackage("io.msksdk." + module + "..");
  }
}
