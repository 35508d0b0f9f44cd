package io.msksdk.changefeed.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Coverage-guided fuzzing of every decoder for a bounded time, each in a process of its own. What
 * it finds beyond the inputs it starts from stays in {@code target/fuzz}, to be added to those.
 */
@Tag("full")
class JazzerFuzzTest {
  private static final int SECONDS = 25;

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void decoder_neitherHangsNorThrowsWhatIsNotDocumented(FuzzTarget target) throws Exception {
    Path corpus = corpus(target);

    Process fuzzer = new ProcessBuilder(command(target, corpus)).redirectErrorStream(true).start();
    String printed = new String(fuzzer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(fuzzer.waitFor()).as(printed).isZero();
    assertThat(printed).contains("Done ");
  }

  private static List<String> command(FuzzTarget target, Path corpus) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        java.toString(),
        "-cp",
        classes,
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + DecoderFuzzer.class.getName(),
        "--target_args=" + target.name(),
        "--instrumentation_includes=io.msksdk.changefeed.codec.**",
        "--reproducer_path=" + corpus.getParent(),
        "-artifact_prefix=" + corpus.getParent() + "/",
        "-max_total_time=" + SECONDS,
        "-timeout=10",
        "-max_len=8192",
        "-print_final_stats=1",
        corpus.toString());
  }

  private static Path corpus(FuzzTarget target) throws IOException {
    Path directory = Files.createDirectories(Path.of("target", "fuzz", target.name()));
    List<byte[]> inputs = new ArrayList<>(FuzzCorpus.of(target));
    target.meant().forEach(record -> inputs.add(FuzzTarget.joined(record)));
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(directory.resolve("start-" + i), inputs.get(i));
    }
    return directory.toAbsolutePath();
  }
}
