package io.msksdk.examples.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What public methods mention in their return and parameter types. */
final class PublicSignatures {

  private PublicSignatures() {}

  static ArchCondition<JavaClass> notMention(String... prefixes) {
    List<String> forbidden = Arrays.asList(prefixes);
    return new ArchCondition<>("not mention " + forbidden + " in public signatures") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> mentions(method, forbidden))
            .map(method -> SimpleConditionEvent.violated(type, method.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static boolean mentions(JavaMethod method, List<String> forbidden) {
    return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .anyMatch(type -> forbidden.stream().anyMatch(type.getName()::startsWith));
  }
}
