package io.msksdk.changefeed.codec.avro;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A value in its message. Numbers and texts are read as they are asked for, without an object in
 * between; for everything else it is taken out first.
 */
final class AvroColumn implements Column {
  private final AvroField field;
  private final byte[] bytes;
  private final int place;
  private final ZoneId zone;

  AvroColumn(AvroField field, byte[] bytes, int place, ZoneId zone) {
    this.field = field;
    this.bytes = bytes;
    this.place = place;
    this.zone = zone;
  }

  private TypedColumn typed() {
    return new TypedColumn(field.name, Presence.VALUE, field.type, field.read(bytes, place), zone);
  }

  @Override
  public String name() {
    return field.name;
  }

  @Override
  public Presence presence() {
    return Presence.VALUE;
  }

  @Override
  public MysqlType type() {
    return field.type;
  }

  @Override
  public OptionalInt sqlType() {
    return OptionalInt.empty();
  }

  @Override
  public @Nullable Object value() {
    return typed().value();
  }

  @Override
  public String text() {
    return field.plainText ? field.text(bytes, place) : typed().text();
  }

  @Override
  public int intValue() {
    if (field.plainNumber) {
      long value = field.number(bytes, place);
      if (value == (int) value) {
        return (int) value;
      }
    }
    return typed().intValue();
  }

  @Override
  public long longValue() {
    return field.plainNumber ? field.number(bytes, place) : typed().longValue();
  }

  @Override
  public long unsignedLong() {
    return typed().unsignedLong();
  }

  @Override
  public BigInteger bigInteger() {
    return typed().bigInteger();
  }

  @Override
  public double doubleValue() {
    return typed().doubleValue();
  }

  @Override
  public BigDecimal decimal() {
    BigDecimal plain = field.plainDecimal ? field.decimal(bytes, place) : null;
    return plain == null ? typed().decimal() : plain;
  }

  @Override
  public byte[] bytes() {
    return typed().bytes();
  }

  @Override
  public LocalDate date() {
    return typed().date();
  }

  @Override
  public LocalDateTime dateTime() {
    return typed().dateTime();
  }

  @Override
  public Instant instant() {
    return typed().instant();
  }

  @Override
  public Duration time() {
    return typed().time();
  }

  @Override
  public int ordinal() {
    return typed().ordinal();
  }

  @Override
  public List<Integer> ordinals() {
    return typed().ordinals();
  }

  @Override
  public List<String> labels() {
    return typed().labels();
  }

  @Override
  public float[] vector() {
    return typed().vector();
  }

  /** As that of every column: the value may be what its owner does not want in a log. */
  @Override
  public String toString() {
    return field.name + " " + field.type + " " + Presence.VALUE;
  }
}
