package io.msksdk.local.companion.secrets;

import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One value a secret has or had. Never shows it. */
final class SecretVersion {
  final String id;
  final @Nullable String text;
  final @Nullable String binary;
  final Instant createdAt;
  final TreeSet<String> stages = new TreeSet<>();

  SecretVersion(String id, @Nullable String text, @Nullable String binary, Instant createdAt) {
    this.id = id;
    this.text = text;
    this.binary = binary;
    this.createdAt = createdAt;
  }

  boolean sameValue(SecretVersion other) {
    return Objects.equals(text, other.text) && Objects.equals(binary, other.binary);
  }

  @Override
  public String toString() {
    return "SecretVersion[" + id + " " + stages + "]";
  }
}
