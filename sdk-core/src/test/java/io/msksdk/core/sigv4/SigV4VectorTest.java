package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that AWS has published: its SigV4 test suite and the examples of its guides. */
class SigV4VectorTest {
  private static final SigningCredentials SUITE =
      SigningCredentials.of("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private static final Instant AT = Instant.parse("2015-08-30T12:36:00Z");
  private static final SigV4Signer SIGNER = SigV4Signer.of("service", "us-east-1");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "get-vanilla,GET,/,,5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "get-vanilla-query-order-key-case,GET,/,Param2=value2&Param1=value1,"
        + "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    "get-vanilla-empty-query-key,GET,/,Param1=value1,"
        + "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
    "get-utf8,GET,/\u1234,,8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
    "get-slash,GET,//,,5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "get-slash-dot-slash,GET,/./,,"
        + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "get-relative,GET,/example/..,,"
        + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "get-relative-relative,GET,/example1/example2/../..,,"
        + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "post-vanilla,POST,/,,5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
  })
  void sign_requestOfTheSuite_givesItsSignature(
      String name, String method, String path, String query, String signature) {
    SignableRequest request =
        SignableRequest.builder(method, path)
            .addRawQuery(query)
            .addHeader("Host", "example.amazonaws.com")
            .build();

    Map<String, String> headers = SIGNER.sign(request, SUITE, AT);

    assertThat(headers)
        .containsExactly(
            Map.entry("X-Amz-Date", "20150830T123600Z"),
            Map.entry(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders=host;x-amz-date, Signature="
                    + signature));
  }

  @Test
  void sign_repeatedHeader_givesTheSignatureOfTheSuite() {
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addHeader("Host", "example.amazonaws.com")
            .addHeaders(Map.of("My-Header1", List.of("value2", "value2", "value1")))
            .build();

    String authorization = SIGNER.sign(request, SUITE, AT).get("Authorization");

    assertThat(authorization)
        .contains("SignedHeaders=host;my-header1;x-amz-date")
        .endsWith("c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
  }

  @Test
  void sign_headersWithSpaces_givesTheSignatureOfTheSuite() {
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addHeader("Host", "example.amazonaws.com")
            .addHeader("My-Header1", " value1")
            .addHeader("My-Header2", " \"a   b   c\"")
            .build();

    String authorization = SIGNER.sign(request, SUITE, AT).get("Authorization");

    assertThat(authorization)
        .contains("SignedHeaders=host;my-header1;my-header2;x-amz-date")
        .endsWith("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  }

  @Test
  void sign_formBody_givesTheSignatureOfTheSuite() {
    SignableRequest request =
        SignableRequest.builder("POST", "/")
            .addHeader("Content-Type", "application/x-www-form-urlencoded")
            .addHeader("Host", "example.amazonaws.com")
            .body("Param1=value1".getBytes(UTF_8))
            .build();

    String authorization = SIGNER.sign(request, SUITE, AT).get("Authorization");

    assertThat(authorization)
        .endsWith("ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
  }

  @Test
  void sign_listUsersOfTheIamGuide_givesItsSignature() {
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addRawQuery("Action=ListUsers&Version=2010-05-08")
            .addHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .addHeader("Host", "iam.amazonaws.com")
            .build();

    Map<String, String> headers = SigV4Signer.of("iam", "us-east-1").sign(request, SUITE, AT);

    assertThat(headers.get("Authorization"))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                + " SignedHeaders=content-type;host;x-amz-date, Signature="
                + "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  }

  @Test
  void presign_getObjectOfTheS3Guide_givesItsSignature() {
    SigningCredentials credentials =
        SigningCredentials.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    SignableRequest request =
        SignableRequest.builder("GET", "/test.txt")
            .addHeader("Host", "examplebucket.s3.amazonaws.com")
            .payloadHash(SignableRequest.UNSIGNED_PAYLOAD)
            .build();

    Map<String, String> query =
        SigV4Signer.of("s3", "us-east-1")
            .presign(
                request, credentials, Instant.parse("2013-05-24T00:00:00Z"), Duration.ofDays(1));

    assertThat(query)
        .containsExactly(
            Map.entry("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
            Map.entry(
                "X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request"),
            Map.entry("X-Amz-Date", "20130524T000000Z"),
            Map.entry("X-Amz-Expires", "86400"),
            Map.entry("X-Amz-SignedHeaders", "host"),
            Map.entry(
                "X-Amz-Signature",
                "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));
  }
}
