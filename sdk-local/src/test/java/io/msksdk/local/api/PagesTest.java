package io.msksdk.local.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private final Pages pages = new Pages();
  private final List<String> all = new ArrayList<>(List.of("a", "b", "c", "d", "e"));

  @Test
  void pages_ofAList_areTheWholeList() {
    Pages.Page<String> first = page("list", 2, null);
    Pages.Page<String> second = page("list", 2, first.nextToken());
    Pages.Page<String> third = page("list", 2, second.nextToken());

    assertThat(first.items()).containsExactly("a", "b");
    assertThat(second.items()).containsExactly("c", "d");
    assertThat(third.items()).containsExactly("e");
    assertThat(third.nextToken()).isNull();
  }

  @Test
  void token_ofAnItemThatIsGone_continuesBehindIt() {
    String token = requireNonNull(page("list", 2, null).nextToken());

    all.remove("b");

    assertThat(page("list", 2, token).items()).containsExactly("c", "d");
  }

  @Test
  void token_ofAnItemThatMovedUp_followsIt() {
    String token = requireNonNull(page("list", 2, null).nextToken());

    all.remove("a");

    assertThat(page("list", 2, token).items()).containsExactly("c", "d");
  }

  @Test
  void token_ofAListThatIsEmptyNow_endsIt() {
    String token = requireNonNull(page("list", 2, null).nextToken());

    all.clear();

    assertThat(page("list", 2, token).items()).isEmpty();
    assertThat(page("list", 2, token).nextToken()).isNull();
  }

  @Test
  void token_ofAnotherList_isRefused() {
    String token = requireNonNull(page("list", 2, null).nextToken());

    assertRefused(() -> page("other", 2, token));
    assertRefused(() -> new Pages().page("list", all, Function.identity(), 2, token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "!!!!", "not base64 at all"})
  void token_madeUp_isRefused(String token) {
    assertRefused(() -> page("list", 2, token));
  }

  @Test
  void token_withOneLetterChanged_isRefused() {
    String token = requireNonNull(page("list", 2, null).nextToken());
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);

      assertRefused(() -> page("list", 2, forged));
    }
  }

  private Pages.Page<String> page(String list, int size, @Nullable String token) {
    return pages.page(list, all, Function.identity(), size, token);
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.invalidParameter()).isEqualTo("nextToken"))
        .hasMessage("The pagination token is invalid or has expired.");
  }
}
