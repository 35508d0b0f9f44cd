package io.msksdk.auth.credentials;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Answers as a test wrote down before, and counts. */
final class ScriptedFetcher implements Fetcher {
  private final Deque<Supplier<Fetched>> script = new ArrayDeque<>();
  private int fetches;
  private boolean closed;

  @CanIgnoreReturnValue
  ScriptedFetcher then(String key, @Nullable Instant endsAt) {
    return then(key, endsAt, null);
  }

  @CanIgnoreReturnValue
  synchronized ScriptedFetcher then(
      String key, @Nullable Instant endsAt, @Nullable String principal) {
    script.add(
        () ->
            Fetched.of(
                AwsSessionCredentials.builder()
                    .accessKeyId(key)
                    .secretAccessKey("a-secret-of-no-account")
                    .sessionToken("a-token-of-no-account")
                    .expirationTime(endsAt)
                    .build(),
                principal));
    return this;
  }

  @CanIgnoreReturnValue
  synchronized ScriptedFetcher thenThrow(RuntimeException failure) {
    script.add(
        () -> {
          throw failure;
        });
    return this;
  }

  @Override
  public synchronized Fetched fetch() {
    fetches++;
    return script.remove().get();
  }

  @Override
  public void close() {
    closed = true;
  }

  synchronized int fetches() {
    return fetches;
  }

  boolean closed() {
    return closed;
  }
}
