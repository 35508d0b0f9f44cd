package io.msksdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.auth.iam.IamLogin;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.auth.password.PasswordLogin;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a native image is told, in the form of GraalVM before and since version 23. */
class NativeImageMetadataTest {
  private static final String FOLDER = "META-INF/native-image/io.msksdk/msk-sdk-auth/";
  private static final Pattern CLASS =
      Pattern.compile("\"(?:name|type)\": \"(io\\.msksdk[^\"]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"reflect-config.json", "reachability-metadata.json"})
  void metadata_namesEveryClassThatKafkaMakesByItsName(String file) throws Exception {
    Set<String> named = new TreeSet<>();
    Matcher classes = CLASS.matcher(text(file));
    while (classes.find()) {
      named.add(classes.group(1));
    }

    assertThat(named).containsAll(madeByName());
    for (String name : named) {
      assertThat(Class.forName(name).getConstructor().newInstance()).isNotNull();
    }
  }

  private static Set<String> madeByName() {
    Set<String> names = new TreeSet<>();
    IamLogin login = IamLogin.of(() -> null, "eu-west-1");
    for (IamMechanism mechanism : IamMechanism.values()) {
      login.settings(mechanism).forEach((setting, value) -> addClass(value, names));
    }
    PasswordLogin.of("user", TestSecrets.SECRET.toCharArray())
        .settings()
        .forEach((setting, value) -> addClass(value, names));
    return names;
  }

  private static void addClass(Object value, Set<String> names) {
    if (value instanceof Class<?> type) {
      names.add(type.getName());
    } else if (value instanceof String jaas && jaas.startsWith("io.msksdk.")) {
      names.add(jaas.substring(0, jaas.indexOf(' ')));
    }
  }

  private static String text(String file) throws Exception {
    try (InputStream text =
        NativeImageMetadataTest.class.getResourceAsStream("/" + FOLDER + file)) {
      assertThat(text).as(file).isNotNull();
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
