package io.msksdk.changefeed.ticdc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to change on a changefeed. Immutable; its text hides secrets.
 *
 * <p>TiCDC's update replaces the whole configuration. An edit says only what is to be different:
 * the client reads the current configuration, lays the changes over it and sends the complete one.
 */
public final class ChangefeedEdit {
  private final @Nullable SinkUri sinkUri;
  private final @Nullable Tso targetTs;
  private final @Nullable JsonObject changes;
  private final @Nullable JsonObject whole;

  private ChangefeedEdit(Builder builder) {
    this.sinkUri = builder.sinkUri;
    this.targetTs = builder.targetTs;
    this.changes = builder.changes;
    this.whole = builder.whole;
  }

  /**
   * Starts an edit that changes nothing.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** What is wrong with the edit once the changefeed is known. */
  Findings check(Changefeed feed) {
    Findings findings = Findings.create();
    findings.add(ChangefeedRules.target(feed.startTs(), targetTs));
    if (changes != null || whole != null) {
      ConfigOverlay current = ConfigOverlay.of(feed.config());
      findings.addAll(ChangefeedRules.wholeConfig(config(current), current));
    }
    if (sinkUri != null || changes != null || whole != null) {
      String uri = sinkUri == null ? feed.sinkUri() : sinkUri.text();
      findings.addAll(ChangefeedRules.conflicts(uri, config(ConfigOverlay.of(feed.config()))));
    }
    return findings;
  }

  /** The body of the update: what is not in it stays as it is. */
  JsonObject body(Changefeed feed) {
    JsonObject.Builder body =
        JsonObject.builder().text("sink_uri", sinkUri == null ? null : sinkUri.text());
    if (targetTs != null) {
      body.number("target_ts", targetTs.value());
    }
    if (changes != null || whole != null) {
      body.object("replica_config", config(ConfigOverlay.of(feed.config())).json());
    }
    return body.build();
  }

  /** Whether a changefeed is so already, as far as TiCDC's masks let one see. */
  boolean done(Changefeed feed) {
    boolean uri =
        sinkUri == null
            || (!Secrets.holdsSecret(sinkUri.text()) && sinkUri.text().equals(feed.sinkUri()));
    boolean target = targetTs == null || feed.targetTs().filter(targetTs::equals).isPresent();
    ConfigOverlay current = ConfigOverlay.of(feed.config());
    return uri && target && config(current).sameAs(current);
  }

  private ConfigOverlay config(ConfigOverlay current) {
    if (whole != null) {
      return ConfigOverlay.of(whole);
    }
    return changes == null ? current : current.with(ConfigOverlay.of(changes));
  }

  /** What stands for the edit in a record that people keep: no value of it is readable. */
  JsonObject fingerprint() {
    return JsonObject.builder()
        .text("sinkUri", sinkUri == null ? null : hash(sinkUri.text()))
        .text("targetTs", targetTs == null ? null : targetTs.toString())
        .text("changes", changes == null ? null : hash(changes.compact()))
        .text("whole", whole == null ? null : hash(whole.compact()))
        .build();
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /** What it changes, for people. */
  String title() {
    StringBuilder title = new StringBuilder("update");
    if (sinkUri != null) {
      title.append(" sink_uri");
    }
    if (targetTs != null) {
      title.append(" target_ts=").append(targetTs);
    }
    if (changes != null) {
      title.append(' ').append(String.join(", ", changes.names()));
    }
    return title.append(whole == null ? "" : " the whole replica_config").toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChangefeedEdit that
        && Objects.equals(sinkUri, that.sinkUri)
        && Objects.equals(targetTs, that.targetTs)
        && Objects.equals(changes, that.changes)
        && Objects.equals(whole, that.whole);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sinkUri, targetTs, changes, whole);
  }

  @Override
  public String toString() {
    return "ChangefeedEdit[" + title() + "]";
  }

  /** Collects changes. Not thread-safe. */
  public static final class Builder {
    private @Nullable SinkUri sinkUri;
    private @Nullable Tso targetTs;
    private @Nullable JsonObject changes;
    private @Nullable JsonObject whole;

    private Builder() {}

    /**
     * Writes elsewhere, or otherwise.
     *
     * @param sinkUri the URI with its secrets, not the masked one TiCDC answers
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder sinkUri(SinkUri sinkUri) {
      this.sinkUri = requireNonNull(sinkUri, "sinkUri");
      return this;
    }

    /**
     * Ends at a timestamp.
     *
     * @param targetTs a timestamp after the changefeed's start
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder targetTs(Tso targetTs) {
      this.targetTs = requireNonNull(targetTs, "targetTs");
      return this;
    }

    /**
     * Changes parts of the configuration.
     *
     * @param changes members of {@code replica_config} to set; objects are merged with what is
     *     there, lists and values replace it
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder config(JsonObject changes) {
      this.changes = requireNonNull(changes, "changes");
      return this;
    }

    /**
     * Changes parts of the configuration.
     *
     * @param changes the settings to set; what it does not set stays
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder config(ReplicaConfig changes) {
      return config(changes.json());
    }

    /**
     * Replaces the configuration as a whole.
     *
     * @param whole the {@code replica_config} with every member the current one has
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder wholeConfig(JsonObject whole) {
      this.whole = requireNonNull(whole, "whole");
      return this;
    }

    /**
     * Finishes the edit.
     *
     * @return the edit
     * @throws InvalidSpecException if it changes nothing, holds a masked secret, or changes the
     *     configuration both in parts and as a whole
     */
    public ChangefeedEdit build() {
      Findings findings = Findings.create();
      if (sinkUri != null) {
        findings.addAll(ChangefeedRules.sinkUri(sinkUri));
      }
      if (changes != null && whole != null) {
        findings.add(Finding.error("ticdc.edit", "config", "parts and whole", "one of the two"));
      }
      if (sinkUri == null && targetTs == null && changes == null && whole == null) {
        findings.add(Finding.error("ticdc.edit", "edit", null, "at least one change"));
      }
      findings.requireNoErrors();
      return new ChangefeedEdit(this);
    }
  }
}
