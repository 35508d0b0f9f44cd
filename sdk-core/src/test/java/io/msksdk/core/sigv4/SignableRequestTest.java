package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignableRequestTest {
  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "'',/",
    "/,/",
    "//,/",
    "/./,/",
    "/..,/",
    "/../..,/",
    "/a,/a",
    "/a/,/a/",
    "//a//,/a/",
    "/./a,/a",
    "/a/./b,/a/b",
    "/a/../b,/b",
    "/a/b/..,/a",
    "/a/b/../,/a/",
    "a,/a",
    "/a b,/a%20b",
    "/arn%3Aaws%2Fx,/arn%253Aaws%252Fx",
    "/%2e%2e/a,/%252e%252e/a",
    "/-_.~,/-_.~",
    "/a:b@c+d,/a%3Ab%40c%2Bd",
    "/\u00e9,/%C3%A9",
    "/\uD83D\uDE00,/%F0%9F%98%80"
  })
  void canonicalPath_rawPath_isNormalisedAndEncodedOnceMore(String raw, String canonical) {
    SignableRequest request = SignableRequest.builder("GET", raw).build();

    assertThat(CanonicalRequest.of(request, List.of(), null).path()).isEqualTo(canonical);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      value = {
        "''|''",
        "&&|''",
        "a|a=",
        "a=|a=",
        "=a|=a",
        "b=2&a=1|a=1&b=2",
        "tagKeys=b&tagKeys=a%20b&tagKeys=a|tagKeys=a&tagKeys=a%20b&tagKeys=b",
        "a-=1&a=2|a=2&a-=1",
        "Z=1&a=2|Z=1&a=2",
        "~=1&%C3%A9=2|%C3%A9=2&~=1",
        "a=+|a=%2B",
        "a=b=c|a=b%3Dc",
        "a=%|a=%25",
        "a=%2|a=%252",
        "a=%zz|a=%25zz",
        "a=%2z|a=%252z",
        "a=%c3%a9|a=%C3%A9",
        "a=\u00e9|a=%C3%A9",
        "a=%ff|a=%FF",
        "a=%7E%2d%41|a=~-A",
        "a=*'()|a=%2A%27%28%29",
        "a=x%26b%3Dy|a=x%26b%3Dy"
      },
      delimiter = '|')
  void canonicalQuery_rawQuery_isDecodedEncodedAndSorted(String raw, String canonical) {
    SignableRequest request = SignableRequest.builder("GET", "/").addRawQuery(raw).build();

    String signed = HashOf.text("GET\n/\n" + canonical + "\n\n\n" + Sha256.OF_NOTHING);
    assertThat(CanonicalRequest.of(request, List.of(), null).hash()).isEqualTo(signed);
  }

  @Test
  void canonicalRequest_signedHeaders_areTakenAsListed() {
    SignableRequest request =
        SignableRequest.builder("PUT", "/")
            .addHeader("Host", "h:81")
            .addHeader("X-B", "  a   b\t\r\n c ")
            .addHeader("x-b", "")
            .addHeader("X-Unsigned", "u")
            .body("body".getBytes(UTF_8))
            .build();

    CanonicalRequest canonical = CanonicalRequest.of(request, List.of("x-b", "host"), null);

    assertThat(canonical.hash())
        .isEqualTo(
            HashOf.text("PUT\n/\n\nx-b:a b c,\nhost:h:81\n\nx-b;host\n" + HashOf.text("body")));
    assertThat(canonical).hasToString("CanonicalRequest[/]");
  }

  @Test
  void canonicalRequest_contentHashHeader_replacesThePayloadHash() {
    SignableRequest request =
        SignableRequest.builder("PUT", "/")
            .addHeader("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")
            .body("body".getBytes(UTF_8))
            .build();

    assertThat(CanonicalRequest.of(request, List.of(), null).hash())
        .isEqualTo(HashOf.text("PUT\n/\n\n\n\nUNSIGNED-PAYLOAD"));
    assertThat(request.payloadHash()).isEqualTo(HashOf.text("body"));
  }

  @Test
  void queryParameter_encodedOnTheWire_isDecoded() {
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addRawQuery("a%20b=%C3%A9%2F&a%20b=2&c=%zz")
            .addQueryParameter("d e", "\u00e9 =&")
            .build();

    assertThat(request.queryParameter("a b")).contains("\u00e9/");
    assertThat(request.queryParameter("c")).contains("%zz");
    assertThat(request.queryParameter("d e")).contains("\u00e9 =&");
    assertThat(request.queryParameter("A b")).isEmpty();
  }

  @Test
  void addRawQuery_null_addsNothing() {
    SignableRequest request = SignableRequest.builder("GET", "/").addRawQuery(null).build();

    assertThat(request).isEqualTo(SignableRequest.builder("GET", "/").build());
  }

  @Test
  void dropQueryParameter_name_takesOutAllOfThem() {
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addRawQuery("User-Agent=x&a=1&User%2DAgent=y")
            .dropQueryParameter("User-Agent")
            .build();

    assertThat(request)
        .isEqualTo(SignableRequest.builder("GET", "/").addQueryParameter("a", "1").build());
  }

  @Test
  void header_anyCase_isFound() {
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addHeaders(Map.of("X-amz-date", List.of("1", "2")))
            .build();

    assertThat(request.header("X-AMZ-DATE")).contains("1,2");
    assertThat(request.header("x-amz")).isEmpty();
  }

  @Test
  void toBuilder_unchanged_buildsAnEqualRequest() {
    SignableRequest request = full().build();

    assertThat(request.toBuilder().build()).isEqualTo(request).hasSameHashCodeAs(request);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.rawPath()).isEqualTo("/p");
  }

  @Test
  void build_laterChanges_doNotReachTheRequest() {
    SignableRequest.Builder builder = full();
    SignableRequest request = builder.build();

    builder.addQueryParameter("z", "1").addHeader("z", "1").payloadHash("z");

    assertThat(request).isEqualTo(full().build());
  }

  @Test
  void equals_anyPartDiffers_isFalse() {
    assertThat(full().build())
        .isNotEqualTo(full().addQueryParameter("b", "1").build())
        .isNotEqualTo(full().addHeader("b", "1").build())
        .isNotEqualTo(full().payloadHash("x").build())
        .isNotEqualTo(SignableRequest.builder("POST", "/q").build())
        .isNotEqualTo(
            SignableRequest.builder("PUT", "/p")
                .addQueryParameter("a", "secret-token")
                .addHeader("Host", "secret-host")
                .body(new byte[] {1})
                .build())
        .isNotEqualTo(
            SignableRequest.builder("POST", "/")
                .addQueryParameter("a", "secret-token")
                .addHeader("Host", "secret-host")
                .body(new byte[] {1})
                .build())
        .isNotEqualTo("POST /p");
  }

  @Test
  void toString_request_showsNeitherQueryNorHeaders() {
    assertThat(full().build()).hasToString("SignableRequest[POST /p]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "get", "GE T", "GET\n/", "G3T", "@", "["})
  void builder_noMethod_isRefused(String method) {
    assertThatThrownBy(() -> SignableRequest.builder(method, "/"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("(expected: upper-case letters, such as GET)");
  }

  @Test
  void builder_methodOfTheWholeAlphabet_isAccepted() {
    assertThat(SignableRequest.builder("AZ", "/").build().method()).isEqualTo("AZ");
  }

  private static SignableRequest.Builder full() {
    return SignableRequest.builder("POST", "/p")
        .addQueryParameter("a", "secret-token")
        .addHeader("Host", "secret-host")
        .body(new byte[] {1});
  }
}
