package io.msksdk.auth.client;

/** A self-signed certificate whose key nobody has. */
final class TestCertificate {
  static final String PEM =
      """
      -----BEGIN CERTIFICATE-----
      MIIBiTCCAS+gAwIBAgIUEH9PIpE6CLC4akA3VB8xl9Mc/AkwCgYIKoZIzj0EAwIw
      GTEXMBUGA1UEAwwOdGVzdC1hdXRob3JpdHkwIBcNMjYxMTIwMTA1MjU4WhgPMjEy
      NjEwMjcxMDUyNThaMBkxFzAVBgNVBAMMDnRlc3QtYXV0aG9yaXR5MFkwEwYHKoZI
      zj0CAQYIKoZIzj0DAQcDQgAEncIgwPpO2SkNKl5gg5TQeLuwFGeJOsUOWhIiLjil
      0r21+wTEaZb0cN4sFgd2QnI9/Og7cD16JzprRrkKENhYIqNTMFEwHQYDVR0OBBYE
      FLhWqi/w9pQLpdDUCcso2LgtGK6bMB8GA1UdIwQYMBaAFLhWqi/w9pQLpdDUCcso
      2LgtGK6bMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgASlHZtRU
      svv5LiiOY7/tyeJiFuJ8sI9ImA1GvRYryGUCIQCuAYiD584YoYYR4azAfIMCMZDy
      FDc2uofHtbhoiYnShA==
      -----END CERTIFICATE-----
      """;

  private TestCertificate() {}
}
