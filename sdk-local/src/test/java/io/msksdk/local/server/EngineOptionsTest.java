package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EngineOptionsTest {

  @Test
  void options_none_areTheDefaults() {
    EngineOptions options = EngineOptions.parse();

    assertThat(options.port()).isZero();
    assertThat(options.time()).hasToString("instant");
    assertThat(options.brokers()).isTrue();
    assertThat(options.identities()).isNull();
  }

  @Test
  void options_all_areRead() {
    EngineOptions options =
        EngineOptions.parse(
            "--port", "8080", "--time", "scaled:60", "--data-plane", "none", "--identities", "a");

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.time()).hasToString("scaled:60.0");
    assertThat(options.brokers()).isFalse();
    assertThat(options.identities()).isEqualTo(Path.of("a"));
  }

  @Test
  void quotas_severalGiven_areAllSet() {
    EngineOptions options =
        EngineOptions.parse(
            "--quota", "configurationsPerAccount=500", "--quota", "scramUsersPerCluster=2");

    assertThat(options.quotas().of("configurationsPerAccount")).isEqualTo(500);
    assertThat(options.quotas().of("scramUsersPerCluster")).isEqualTo(2);
    assertThat(options.quotas().of("revisionsPerConfiguration")).isEqualTo(50);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("option: -p", new String[] {"-p", "1"}),
        Arguments.of("--port: missing", new String[] {"--port"}),
        Arguments.of("port: x", new String[] {"--port", "x"}),
        Arguments.of("port: 65536", new String[] {"--port", "65536"}),
        Arguments.of("port: -1", new String[] {"--port", "-1"}),
        Arguments.of("data-plane: some", new String[] {"--data-plane", "some"}),
        Arguments.of("quota: many (", new String[] {"--quota", "many=1"}),
        Arguments.of("quota: many=x", new String[] {"--quota", "many=x"}),
        Arguments.of("quota: many", new String[] {"--quota", "many"}),
        Arguments.of("time: slow", new String[] {"--time", "slow"}));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void option_wrong_isNamedWithWhatIsExpected(String message, String[] arguments) {
    assertThatThrownBy(() -> EngineOptions.parse(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("expected: ");
  }
}
