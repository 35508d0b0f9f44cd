package io.msksdk.examples.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Habits the whole code keeps. */
class HabitsTest {
  private static final JavaClasses ALL = Modules.everything();
  private static final Pattern FORBIDDEN_NAME =
      Pattern.compile(".*(Utils?|Helpers?|Impl|Manager|Misc|Common|Dto)");
  private static final int MOST_PUBLIC_TYPES = 25;

  @Test
  void clocks_areReadInOnePackage() {
    noClasses()
        .that(outside("io.msksdk.core.time").and(outside("io.msksdk.local.clock")))
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(ALL);
  }

  @Test
  void systemProperties_areSetInOneNamedPlace() {
    // the JDK's HTTP server reads its one switch for TCP_NODELAY from there and nowhere else
    noClasses()
        .that(DescribedPredicate.not(name("io.msksdk.local.http.HttpEndpoint")))
        .should()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .check(ALL);
  }

  @Test
  void classes_areLookedUpByNameInOnePlace() {
    // a native image is told of what that place asks for
    noClasses()
        .that(outside("io.msksdk.local").and(outside("io.msksdk.testkit")))
        .and()
        .doNotHaveSimpleName("KafkaCapabilities")
        .should()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
        .orShould()
        .callMethod(ClassLoader.class, "loadClass", String.class)
        .check(ALL);
  }

  @Test
  void names_sayWhatAThingIs() {
    assertThat(ALL.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> FORBIDDEN_NAME.matcher(name).matches());
  }

  @Test
  void publicFields_areConstants() {
    fields().that().arePublic().should().beFinal().andShould().beStatic().check(ALL);
  }

  @Test
  void onlyNonPublicClasses_log() {
    Set<String> named = Set.of("io.msksdk.core.call.Caller");
    classes()
        .that(
            new DescribedPredicate<JavaClass>("log") {
              @Override
              public boolean test(JavaClass type) {
                return type.getFields().stream()
                    .anyMatch(field -> field.getRawType().isEquivalentTo(Logger.class));
              }
            })
        .and(
            new DescribedPredicate<JavaClass>("are not named") {
              @Override
              public boolean test(JavaClass type) {
                return !named.contains(type.getName());
              }
            })
        .and(outside("io.msksdk.local"))
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void packages_staySmall() {
    Map<String, Integer> publicTypes = new TreeMap<>();
    ALL.stream()
        // nobody imports the engine: public there only means "used by another of its packages"
        .filter(type -> !type.getPackageName().startsWith("io.msksdk.local"))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> type.isTopLevelClass())
        .forEach(type -> publicTypes.merge(type.getPackageName(), 1, Integer::sum));

    assertThat(publicTypes)
        .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(MOST_PUBLIC_TYPES));
  }

  private static DescribedPredicate<JavaClass> outside(String name) {
    return DescribedPredicate.not(resideInAPackage(name + ".."));
  }
}
