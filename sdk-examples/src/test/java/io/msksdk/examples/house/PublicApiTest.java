package io.msksdk.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public API only changes on purpose: its text lies in {@code api/} and changes with it. */
class PublicApiTest {

  static Stream<String> modules() {
    return Modules.PUBLISHED.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void api_isWhatIsWrittenDown(String module) throws IOException {
    Path written = Modules.ROOT.resolve("api").resolve(module + ".api");
    String now = PublicApi.of(module);
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(written.getParent());
      Files.writeString(written, now);
    }

    assertThat(written).as("run ./mvnw -q verify -Dapi.update=true").exists();
    assertThat(now.lines())
        .as(
            "the public API of %s changed; if that is meant, run ./mvnw -q verify -Dapi.update=true"
                + " and say so in CHANGELOG.md",
            module)
        .containsExactlyElementsOf(Files.readAllLines(written));
  }
}
