package io.msksdk.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what runs. */
class ReadmeTest {
  private static final Path SAMPLE =
      Modules.ROOT.resolve("sdk-examples/src/test/java/io/msksdk/examples/OrdersBrokerIT.java");

  private static List<String> readme() throws IOException {
    return Files.readAllLines(Modules.ROOT.resolve("README.md"));
  }

  private static List<String> between(List<String> lines, String begin, String end) {
    int from = lines.stream().map(String::strip).toList().indexOf(begin);
    int to =
        lines.stream().map(String::strip).toList().subList(from + 1, lines.size()).indexOf(end);
    assertThat(from).as("%s not found", begin).isNotNegative();
    assertThat(to).as("%s not found after %s", end, begin).isNotNegative();
    return lines.subList(from + 1, from + 1 + to);
  }

  @Test
  void codeSample_isTheOneThatIsTested() throws IOException {
    List<String> shown = between(readme(), "```java", "```");
    List<String> tested =
        between(Files.readAllLines(SAMPLE), "// readme:begin", "// readme:end").stream()
            .map(line -> line.isEmpty() ? line : line.substring("    ".length()))
            .toList();

    assertThat(shown).containsExactlyElementsOf(tested);
  }

  @Test
  void bothCommands_areShown() throws IOException {
    assertThat(readme()).contains("./mvnw -q -Pquickstart", "./mvnw -q verify");
  }

  @Test
  void links_leadSomewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)\\)");
    for (String line : readme()) {
      link.matcher(line)
          .results()
          .map(match -> Modules.ROOT.resolve(match.group(1)))
          .forEach(target -> assertThat(target).exists());
    }
  }
}
