package io.msksdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The watch itself sees what it is there to see. */
class SecretsStayHiddenTest {

  @Test
  void message_ofAnExceptionThatWasCaught_isSeen() throws Exception {
    Recording recording = SecretsStayHidden.recordingOfExceptions();
    try {
      throw new IllegalStateException("holds the word xyzzy");
    } catch (IllegalStateException caught) {
      assertThat(caught).hasMessageContaining("xyzzy");
    }

    List<String> messages = SecretsStayHidden.messages(recording);

    assertThat(SecretsStayHidden.leaks(messages, List.of("xyzzy")))
        .containsExactly("java.lang.IllegalStateException: holds the word xyzzy");
  }

  @Test
  void line_ofALog_isSeen() throws Exception {
    LoggerFactory.getLogger("io.msksdk.auth.watch").trace("holds the word plugh");

    List<String> lines = Files.readAllLines(Path.of("target", "suite.log"));

    assertThat(SecretsStayHidden.leaks(lines, List.of("plugh"))).hasSize(1);
  }

  @Test
  void text_withoutASecret_isNoLeak() {
    assertThat(SecretsStayHidden.leaks(List.of("nothing here"), TestSecrets.parts())).isEmpty();
  }
}
