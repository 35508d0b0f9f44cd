package io.msksdk.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClientClassesTest {
  @Test
  void list_mostNames_areClassesOfTheOldestClientsToo() throws IOException {
    try (InputStream in = ClientClasses.class.getResourceAsStream(ClientClasses.LIST);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), UTF_8))) {
      List<String> names = lines.lines().toList();

      assertThat(names).hasSizeGreaterThan(1_000);
      assertThat(names.stream().filter(ClientClasses::known).count())
          .isGreaterThan(names.size() * 3L / 4);
    }
  }
}
