package io.msksdk.examples.house;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module's public API as text: a type a paragraph, a member a line, everything sorted. */
final class PublicApi {
  private static final int TYPE_MODIFIERS =
      Modifier.ABSTRACT | Modifier.FINAL | Modifier.STATIC | Modifier.INTERFACE;
  private static final int MEMBER_MODIFIERS =
      Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

  private PublicApi() {}

  static String of(String module) {
    return Modules.classNames(module).stream()
        .filter(name -> !name.contains(".internal."))
        .map(PublicApi::load)
        .filter(PublicApi::reachable)
        .map(PublicApi::describe)
        .collect(Collectors.joining("\n"));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean reachable(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
      if (!visible(outer.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass() && !type.isLocalClass();
  }

  private static boolean visible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String describe(Class<?> type) {
    Stream<String> members =
        Stream.of(
                Arrays.stream(type.getDeclaredFields()).map(PublicApi::line),
                Arrays.stream(type.getDeclaredConstructors()).map(PublicApi::line),
                Arrays.stream(type.getDeclaredMethods()).map(PublicApi::line))
            .flatMap(lines -> lines)
            .filter(line -> !line.isEmpty())
            .sorted()
            .map(line -> "  " + line + "\n");
    return header(type) + "\n" + members.collect(Collectors.joining());
  }

  private static String header(Class<?> type) {
    int modifiers = type.getModifiers() & TYPE_MODIFIERS;
    String kind =
        type.isAnnotation()
            ? "annotation"
            : type.isRecord() ? "record" : type.isEnum() ? "enum" : plain(type);
    String parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()))
            .map(Type::getTypeName)
            .filter(name -> !name.startsWith("java.lang.Object"))
            .collect(Collectors.joining(", "));
    return (words(modifiers & ~Modifier.INTERFACE) + kind + " " + type.getName())
        + (parents.isEmpty() ? "" : " : " + parents);
  }

  private static String plain(Class<?> type) {
    return type.isInterface() ? "interface" : "class";
  }

  private static String line(Field field) {
    return hidden(field)
        ? ""
        : words(field.getModifiers() & MEMBER_MODIFIERS)
            + field.getGenericType().getTypeName()
            + " "
            + field.getName();
  }

  private static String line(Constructor<?> constructor) {
    return hidden(constructor)
        ? ""
        : words(constructor.getModifiers() & MEMBER_MODIFIERS)
            + "new "
            + constructor.getDeclaringClass().getSimpleName()
            + parameters(constructor);
  }

  private static String line(Method method) {
    return hidden(method) || method.isBridge()
        ? ""
        : words(method.getModifiers() & MEMBER_MODIFIERS)
            + method.getGenericReturnType().getTypeName()
            + " "
            + method.getName()
            + parameters(method);
  }

  private static boolean hidden(Member member) {
    return member.isSynthetic() || !visible(member.getModifiers());
  }

  private static String parameters(Executable executable) {
    List<String> types =
        Arrays.stream(executable.getGenericParameterTypes()).map(Type::getTypeName).toList();
    return "(" + String.join(", ", types) + ")";
  }

  private static String words(int modifiers) {
    String text = Modifier.toString(modifiers);
    return text.isEmpty() ? "" : text + " ";
  }
}
