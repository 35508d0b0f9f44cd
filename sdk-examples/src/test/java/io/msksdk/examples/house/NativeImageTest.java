package io.msksdk.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a native image of an application must be told of these modules: the files they read, and the
 * classes that are made by their names. The class that names are given to is tested beside it.
 */
class NativeImageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"core", "auth", "mtls", "admin", "replication", "micrometer", "changefeed"})
  void everyFileOfAModule_isTold_inBothForms(String module) throws Exception {
    List<PathMatcher> globs =
        metadata(module, "reachability-metadata.json", "resources").stream()
            .map(entry -> "glob:" + entry.requiredText("glob"))
            .map(glob -> FileSystems.getDefault().getPathMatcher(glob))
            .toList();
    List<Pattern> patterns =
        metadata(module, "resource-config.json", "includes").stream()
            .map(entry -> Pattern.compile(entry.requiredText("pattern")))
            .toList();

    List<Path> files = files(module);

    assertThat(files).allMatch(file -> globs.stream().anyMatch(glob -> glob.matches(file)));
    assertThat(files)
        .allMatch(
            file ->
                patterns.stream().anyMatch(pattern -> pattern.matcher(slashed(file)).matches()));
    assertThat(globs)
        .as("each stands for a file")
        .allMatch(glob -> files.stream().anyMatch(glob::matches));
  }

  /** {@link HabitsTest} holds that no other class asks for one by its name. */
  @Test
  void classesThatAreLookedUpByName_areTold() throws Exception {
    assertThat(metadata("admin", "reachability-metadata.json", "reflection"))
        .extracting(entry -> entry.requiredText("type"))
        .contains(
            "org.apache.kafka.clients.admin.ListGroupsOptions",
            "org.apache.kafka.clients.admin.SharePartitionOffsetInfo",
            "org.apache.kafka.clients.admin.StreamsGroupDescription")
        .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
  }

  private static List<Path> files(String module) throws IOException {
    Path classes = Modules.classes("sdk-" + module);
    try (Stream<Path> all = Files.walk(classes)) {
      return all.filter(Files::isRegularFile)
          .map(classes::relativize)
          .filter(file -> !file.startsWith("META-INF") && !file.toString().endsWith(".class"))
          .toList();
    }
  }

  private static List<JsonObject> metadata(String module, String file, String list)
      throws IOException {
    Path metadata =
        Modules.classes("sdk-" + module)
            .resolve("META-INF/native-image/io.msksdk/msk-sdk-" + module)
            .resolve(file);
    if (!Files.exists(metadata)) {
      return List.of();
    }
    JsonObject told = JsonObject.parse(file, Files.readString(metadata));
    return list.equals("includes")
        ? told.object("resources").orElseThrow().objects(list)
        : told.objects(list);
  }

  private static String slashed(Path file) {
    return file.toString().replace('\\', '/');
  }
}
