package io.msksdk.changefeed.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Inputs a fuzzer found, one in base64 to a line. */
final class FuzzCorpus {
  private FuzzCorpus() {}

  static List<byte[]> of(FuzzTarget target) throws IOException {
    String name = "fuzz/" + target.name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = FuzzCorpus.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + ": absent (expected: among the test resources)");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> Base64.getDecoder().decode(line))
          .toList();
    }
  }
}
