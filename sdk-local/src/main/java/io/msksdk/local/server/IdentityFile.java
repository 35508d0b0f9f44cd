package io.msksdk.local.server;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.IdentityJson;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that says who may call. */
final class IdentityFile {
  private IdentityFile() {}

  /** Reads the identities; without a file there is only the default one. */
  static Identities read(@Nullable Path file) {
    Identities identities = Identities.create();
    if (file != null) {
      try {
        IdentityJson.addTo(identities, new ObjectMapper().readTree(file.toFile()));
      } catch (JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        throw new IllegalArgumentException(
            "identities: %s: not JSON at line %d, column %d (expected: a JSON array)"
                .formatted(
                    file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
            e);
      } catch (IOException | IllegalArgumentException e) {
        String what = e.getMessage() == null ? e.toString() : e.getMessage().split("\n", 2)[0];
        throw new IllegalArgumentException("identities: " + file + ": " + what, e);
      }
    }
    return identities;
  }
}
