package io.msksdk.admin.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.runbook.PreconditionException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final List<String> asked = new ArrayList<>();

  private final Stream<Integer> three =
      Pages.stream(
          token -> {
            asked.add(String.valueOf(token));
            return token == null
                ? page("second", 1, 2)
                : token.equals("second") ? page("third") : page(null, 3);
          });

  private static Pages.Page<Integer> page(@Nullable String next, Integer... items) {
    return new Pages.Page<>(List.of(items), next);
  }

  @Test
  void stream_emptyPageWithASuccessor_isPassedOver() {
    assertThat(three).containsExactly(1, 2, 3);
    assertThat(asked).containsExactly("null", "second", "third");
  }

  @Test
  void stream_readInPart_fetchesNoFurtherPage() {
    assertThat(three.limit(2)).containsExactly(1, 2);
    assertThat(asked).containsExactly("null");
  }

  @Test
  void iterator_pastTheEnd_isRefused() {
    var items = three.iterator();
    items.forEachRemaining(item -> {});

    assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void tokenThatComesAgain_isRefused_andAnEmptyOneIsTheEnd() {
    assertThatThrownBy(() -> Pages.stream(t -> new Pages.Page<>(List.of(1), "same")).count())
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("nextToken");
    assertThat(Pages.stream(t -> new Pages.Page<>(List.of(1), ""))).containsExactly(1);
  }
}
