package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One secret with its versions; guarded by the store it is in. */
final class SecretRecord {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  final String arn;
  final String name;
  final Instant createdAt;
  final @Nullable String description;
  final @Nullable String kmsKeyId;
  final JsonNode tags;
  private final Map<String, SecretVersion> versions = new LinkedHashMap<>();
  Instant changedAt;

  /** When it was deleted, and when it is gone for good; null while it is not. */
  @Nullable Instant deletedAt;

  @Nullable Instant goneAt;

  SecretRecord(
      String arn,
      String name,
      Instant createdAt,
      @Nullable String description,
      @Nullable String kmsKeyId,
      JsonNode tags) {
    this.arn = arn;
    this.name = name;
    this.createdAt = createdAt;
    this.changedAt = createdAt;
    this.description = description;
    this.kmsKeyId = kmsKeyId;
    this.tags = tags;
  }

  Map<String, SecretVersion> versions() {
    return versions;
  }

  Optional<SecretVersion> at(String stage) {
    return versions.values().stream().filter(v -> v.stages.contains(stage)).findFirst();
  }

  /** Adds a version and moves labels to it; what loses the current label becomes the previous. */
  void add(SecretVersion version, Iterable<String> stages) {
    versions.put(version.id, version);
    changedAt = version.createdAt;
    for (String stage : stages) {
      Optional<SecretVersion> before = at(stage);
      before.ifPresent(old -> old.stages.remove(stage));
      version.stages.add(stage);
      if (stage.equals(CURRENT) && before.isPresent()) {
        at(PREVIOUS).ifPresent(old -> old.stages.remove(PREVIOUS));
        before.get().stages.add(PREVIOUS);
      }
    }
    // the service drops versions without labels when it needs room; here nobody can see them
    versions.values().removeIf(v -> v.stages.isEmpty() && v != version);
  }

  @Override
  public String toString() {
    return "SecretRecord[" + arn + "]";
  }
}
