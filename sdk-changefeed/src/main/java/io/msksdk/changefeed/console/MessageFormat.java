package io.msksdk.changefeed.console;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.changefeed.sink.SinkProtocol;
import org.jspecify.annotations.Nullable;

/** The Data Format area of the console. Immutable. */
public final class MessageFormat {
  private final SinkProtocol protocol;
  private final boolean extension;
  private final @Nullable RegistryUrl registry;
  private final @Nullable String decimal;
  private final @Nullable String unsignedBigint;

  private MessageFormat(
      SinkProtocol protocol,
      boolean extension,
      @Nullable RegistryUrl registry,
      @Nullable String decimal,
      @Nullable String unsignedBigint) {
    this.protocol = protocol;
    this.extension = extension;
    this.registry = registry;
    this.decimal = decimal;
    this.unsignedBigint = unsignedBigint;
  }

  /**
   * Messages of a format without a schema registry.
   *
   * @param protocol the format
   * @return the area
   */
  public static MessageFormat of(SinkProtocol protocol) {
    return new MessageFormat(requireNonNull(protocol, "protocol"), false, null, null, null);
  }

  /**
   * Messages in Avro. The console fills the registry's login in from the TiDB cluster's, which is
   * another: give the registry's own.
   *
   * @param registry the schema registry with its own login
   * @return the area
   */
  public static MessageFormat avro(RegistryUrl registry) {
    requireNonNull(registry, "registry");
    return new MessageFormat(SinkProtocol.AVRO, false, registry, null, null);
  }

  /**
   * Turns TiDB Extension on.
   *
   * @return the area with it
   */
  public MessageFormat tidbExtension() {
    return new MessageFormat(protocol, true, registry, decimal, unsignedBigint);
  }

  /**
   * Sets how Avro has decimals.
   *
   * @param mode {@code precise} or {@code string}
   * @return the area with it
   */
  public MessageFormat decimal(String mode) {
    return new MessageFormat(protocol, extension, registry, mode, unsignedBigint);
  }

  /**
   * Sets how Avro has unsigned BIGINTs.
   *
   * @param mode {@code long} or {@code string}
   * @return the area with it
   */
  public MessageFormat unsignedBigint(String mode) {
    return new MessageFormat(protocol, extension, registry, decimal, mode);
  }

  SinkProtocol protocol() {
    return protocol;
  }

  boolean extension() {
    return extension;
  }

  @Nullable RegistryUrl registry() {
    return registry;
  }

  @Nullable String decimal() {
    return decimal;
  }

  @Nullable String unsignedBigint() {
    return unsignedBigint;
  }

  /** Returns the format, without the registry's secret. */
  @Override
  public String toString() {
    return protocol + (registry == null ? "" : " with " + registry);
  }
}
