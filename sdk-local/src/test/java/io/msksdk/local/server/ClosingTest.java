package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  @Test
  void partsThatThrow_keepNoOtherOpen_andTheFirstIsTold() {
    List<String> closed = new ArrayList<>();

    assertThatThrownBy(
            () ->
                Closing.all(
                    List.of(
                        () -> closed.add("exporters"),
                        () -> fail("replicators"),
                        () -> closed.add("clusters"),
                        () -> fail("threads"),
                        () -> closed.add("home"))))
        .hasMessage("replicators")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("threads"));
    assertThat(closed).containsExactly("exporters", "clusters", "home");
  }

  @Test
  void partWithoutItsClass_keepsNoOtherOpen() {
    List<String> closed = new ArrayList<>();

    assertThatThrownBy(() -> Closing.all(List.of(ClosingTest::missing, () -> closed.add("home"))))
        .isInstanceOf(NoClassDefFoundError.class);
    assertThat(closed).containsExactly("home");
  }

  private static void missing() {
    throw new NoClassDefFoundError("exporters");
  }

  private static void fail(String part) {
    throw new IllegalStateException(part);
  }
}
