package io.msksdk.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Every resource is brought into each of its states; there what the service refuses is refused and
 * changes nothing, what it accepts is accepted, and in the end each documented transition was made.
 */
class StatesContractTest {
  private static final Map<String, String> OPERATIONS =
      Map.of("cluster", "cluster-operation", "connector", "connector-operation");

  // the service makes these by itself when something breaks; nothing breaks without a data plane
  private static final Set<String> BY_ITSELF =
      Set.of("replicator RUNNING FAILED", "connector RUNNING FAILED", "topic DELETING ACTIVE");

  private int names;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cluster",
        "configuration",
        "replicator",
        "vpc-connection",
        "topic",
        "channel",
        "connector",
        "custom-plugin",
        "worker-configuration"
      })
  void resource_inEachState_refusesAndAcceptsWhatTheServiceDoes(String name) {
    try (Msk msk = Msk.start()) {
      Kind kind = Kinds.named(name, msk);
      for (List<String> row : rows("states.txt", "\\|")) {
        if (row.get(0).equals(name)) {
          refuses(msk, kind, row);
          accepts(msk, kind, row);
        }
      }

      assertDocumented(msk, name);
      if (OPERATIONS.containsKey(name)) {
        assertDocumented(msk, OPERATIONS.get(name));
      }
      msk.holds(false);
    }
  }

  private void refuses(Msk msk, Kind kind, List<String> row) {
    String arn = bring(msk, kind, row);
    for (String action : words(row.get(3))) {
      assertThatThrownBy(() -> kind.act(action, arn))
          .as(action + " of " + String.join(" | ", row))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e.awsErrorDetails().errorMessage()).contains(row.get(1));
              });
      assertThat(kind.state(arn)).as(action + " that was refused").isEqualTo(row.get(1));
    }
    msk.settle(kind, arn);
  }

  private void accepts(Msk msk, Kind kind, List<String> row) {
    for (String action : words(row.get(4))) {
      String arn = bring(msk, kind, row);
      kind.act(action, arn);
      msk.settle(kind, arn);
    }
  }

  private String bring(Msk msk, Kind kind, List<String> row) {
    String arn = "";
    for (String step : words(row.get(2))) {
      String[] word = step.split(" ");
      switch (word[0]) {
        case "create" -> arn = kind.create().apply("r-" + names++);
        case "settle" -> msk.settle(kind, arn);
        case "wait" -> msk.advance("PT1M");
        case "fail" -> msk.fail(word[1], word[2]);
        default -> kind.act(word[0], arn);
      }
    }
    msk.clearFaults();
    assertThat(kind.state(arn)).as(String.join(" | ", row)).isEqualTo(row.get(1));
    return arn;
  }

  private static void assertDocumented(Msk msk, String kind) {
    Set<String> documented =
        rows("/io/msksdk/local/invariant/transitions.tsv", "\t").stream()
            .filter(row -> row.get(0).equals(kind))
            .filter(row -> !BY_ITSELF.contains(String.join(" ", row)))
            .map(row -> row.get(1) + " " + row.get(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).as("documented transitions of " + kind).isNotEmpty();
    assertThat(msk.transitions(kind)).as("transitions of " + kind).isEqualTo(documented);
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static List<List<String>> rows(String table, String separator) {
    try (InputStream in = StatesContractTest.class.getResourceAsStream(table)) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split(separator, -1)).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
