package io.msksdk.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

  @Test
  void object_isReadAsItWasWritten() {
    JsonObject inner = JsonObject.builder().text("name", "a\u00e4\"b").build();
    JsonObject object =
        JsonObject.builder()
            .number("count", 1L << 40)
            .flag("open", true)
            .text("absent", null)
            .texts("names", List.of("x", "y"))
            .objects("all", List.of(inner))
            .object("one", inner)
            .build();

    JsonObject read = JsonObject.parse("test", object.pretty());

    assertThat(read).isEqualTo(object);
    assertThat(read.names()).containsExactly("count", "open", "names", "all", "one");
    assertThat(read.number("count")).hasValue(1L << 40);
    assertThat(read.flag("open")).contains(true);
    assertThat(read.texts("names")).containsExactly("x", "y");
    assertThat(read.objects("all")).containsExactly(inner);
    assertThat(read.object("one")).contains(inner);
    assertThat(read.text("absent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"a\":1}{", "{\"a\":1,\"a\":2}", "3"})
  void anythingButOneObject_isRefused(String text) {
    assertThatThrownBy(() -> JsonObject.parse("plan", text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageStartingWith("plan: ");
  }

  @Test
  void memberOfAnotherKind_isNamed() {
    JsonObject object = JsonObject.parse("test", "{\"a\":1,\"b\":\"x\",\"c\":[1]}");

    assertThatThrownBy(() -> object.text("a")).hasMessage("a: 1 (expected: a text).");
    assertThatThrownBy(() -> object.number("b")).hasMessage("b: x (expected: a whole number).");
    assertThatThrownBy(() -> object.texts("c")).hasMessage("c: 1 (expected: a list of texts).");
    assertThatThrownBy(() -> object.requiredText("d"))
        .hasMessage("d: (not set) (expected: a text).");
  }
}
