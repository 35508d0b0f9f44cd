package io.msksdk.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code in docs/access.md is the code that runs. */
class AccessGuideTest {
  private static final Path GUIDE = Modules.ROOT.resolve("docs/access.md");
  private static final Path CODE =
      Modules.ROOT.resolve(
          "sdk-examples/src/test/java/io/msksdk/examples/access/AccessGuideBrokerIT.java");

  @Test
  void everyExample_isARegionThatIsTested() throws IOException {
    List<String> tested = blocks(Files.readAllLines(CODE), "// access:", "// access:end");
    List<String> shown = blocks(Files.readAllLines(GUIDE), "```java", "```");

    assertThat(shown).isNotEmpty().isSubsetOf(tested);
    assertThat(tested).isSubsetOf(shown);
  }

  /** The text between each pair of marks, without its common indent. */
  private static List<String> blocks(List<String> lines, String begin, String end) {
    List<String> blocks = new ArrayList<>();
    List<String> block = null;
    for (String line : lines) {
      if (block != null && line.strip().equals(end)) {
        blocks.add(block.stream().collect(Collectors.joining("\n")).stripIndent().strip());
        block = null;
      } else if (block != null) {
        block.add(line);
      } else if (line.strip().startsWith(begin)) {
        block = new ArrayList<>();
      }
    }
    return blocks;
  }
}
