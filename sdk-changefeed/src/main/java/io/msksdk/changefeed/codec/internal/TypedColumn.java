package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A column whose value was taken out of its message as a Java object of one kind or another. */
public final class TypedColumn implements Column {
  private static final int MOST_MEMBERS = 64;
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private final String name;
  private final Presence presence;
  private final MysqlType type;
  private final @Nullable Object raw;
  private final ZoneId zone;

  /** Numbers, texts as MySQL writes them, bytes, times of Java, or {@link Labels}. */
  public TypedColumn(
      String name, Presence presence, MysqlType type, @Nullable Object raw, ZoneId zone) {
    this.name = name;
    this.presence = presence;
    this.type = type;
    this.raw = raw;
    this.zone = zone;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Presence presence() {
    return presence;
  }

  @Override
  public MysqlType type() {
    return type;
  }

  @Override
  public OptionalInt sqlType() {
    return OptionalInt.empty();
  }

  @Override
  public @Nullable Object value() {
    if (presence == Presence.NULL) {
      return null;
    }
    return switch (type.kind()) {
      case TINYINT, SMALLINT, MEDIUMINT, YEAR -> intValue();
      case ENUM -> raw() instanceof Labels labels ? labels.text() : (Object) ordinal();
      case SET -> raw() instanceof Labels labels ? labels.text() : (Object) bigInteger();
      case INT -> type.unsigned() ? (Object) longValue() : intValue();
      case BIGINT -> type.unsigned() ? bigInteger() : (Object) longValue();
      case BIT -> bigInteger();
      case FLOAT -> floatValue();
      case DOUBLE -> doubleValue();
      case DECIMAL -> decimal();
      case BINARY, VARBINARY, BLOB -> bytes();
      case DATE -> date();
      case DATETIME -> dateTime();
      case TIMESTAMP -> instant();
      case TIME -> time();
      case VECTOR -> vector();
      case CHAR, VARCHAR, TEXT, JSON, UNKNOWN -> text();
    };
  }

  @Override
  public String text() {
    Object value = raw();
    if (value instanceof Labels labels) {
      return labels.text();
    }
    return value instanceof String text ? text : new ValueText(zone).of(value);
  }

  @Override
  public int intValue() {
    long value = longValue();
    if (value != (int) value) {
      throw refused("an integer of 32 bits");
    }
    return (int) value;
  }

  @Override
  public long longValue() {
    if (raw() instanceof Long value && !masks()) {
      return value;
    }
    BigInteger value = bigInteger();
    if (value.bitLength() >= Long.SIZE) {
      throw refused("an integer of 64 bits");
    }
    return value.longValue();
  }

  @Override
  public long unsignedLong() {
    BigInteger value = bigInteger();
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw refused("an unsigned integer of 64 bits");
    }
    return value.longValue();
  }

  @Override
  public BigInteger bigInteger() {
    BigInteger value = integer(raw());
    if (value == null) {
      throw refused("an integer");
    }
    return value;
  }

  /** Types whose 64 bits some formats put into a signed number. */
  private boolean masks() {
    return type.kind() == ColumnKind.BIT || type.kind() == ColumnKind.SET;
  }

  private @Nullable BigInteger integer(Object value) {
    if (value instanceof BigInteger large) {
      return large;
    }
    if (value instanceof Long bits && bits < 0 && masks()) {
      return BigInteger.valueOf(bits).add(TWO_64);
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return BigInteger.valueOf(((Number) value).longValue());
    }
    if (value instanceof Boolean bit) {
      return bit ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value instanceof byte[] bits && type.kind() == ColumnKind.BIT) {
      return new BigInteger(1, bits);
    }
    if (value instanceof String text) {
      byte[] digits = text.getBytes(StandardCharsets.UTF_8);
      return NumberText.integer(digits, 0, digits.length);
    }
    return null;
  }

  @Override
  public double doubleValue() {
    Object value = raw();
    if (value instanceof Double || value instanceof Long || value instanceof Integer) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Float single && type.kind() == ColumnKind.FLOAT) {
      return single;
    }
    Double parsed = NumberText.floating(text());
    if (parsed == null) {
      throw refused("a floating-point number");
    }
    return parsed;
  }

  private float floatValue() {
    Object value = raw();
    if (value instanceof String text) {
      // from the text: rounding to double first could end one step away
      double checked = doubleValue();
      return Double.isNaN(checked) ? Float.NaN : Float.parseFloat(text);
    }
    return value instanceof Float single ? single : (float) doubleValue();
  }

  @Override
  public BigDecimal decimal() {
    Object value = raw();
    if (value instanceof BigDecimal number) {
      return number;
    }
    byte[] digits = text().getBytes(StandardCharsets.UTF_8);
    BigDecimal number = NumberText.decimal(digits, 0, digits.length);
    if (number == null) {
      throw refused("a decimal number");
    }
    return number;
  }

  @Override
  public byte[] bytes() {
    Object value = raw();
    ColumnKind kind = type.kind();
    if (!kind.isBinary() && kind != ColumnKind.UNKNOWN) {
      throw ColumnException.type(name, type, "a binary type");
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    try {
      return Base64.getDecoder().decode(text());
    } catch (IllegalArgumentException notBase64) {
      throw refused("base64");
    }
  }

  @Override
  public LocalDate date() {
    LocalDate value = raw() instanceof LocalDate date ? date : MysqlTemporal.date(text());
    if (value == null) {
      throw refused("a date that exists");
    }
    return value;
  }

  @Override
  public LocalDateTime dateTime() {
    LocalDateTime value =
        raw() instanceof LocalDateTime time ? time : MysqlTemporal.dateTime(text());
    if (value == null) {
      throw refused("a date and time that exist");
    }
    return value;
  }

  @Override
  public Instant instant() {
    Object value = raw();
    if (type.kind() != ColumnKind.TIMESTAMP && type.kind() != ColumnKind.UNKNOWN) {
      throw ColumnException.type(name, type, "a TIMESTAMP; other types have no zone");
    }
    if (value instanceof Instant instant) {
      return instant;
    }
    LocalDateTime local = dateTime();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw refused("a time that exists in the zone " + zone);
    }
    return local.toInstant(offsets.get(0));
  }

  @Override
  public Duration time() {
    Duration value = raw() instanceof Duration span ? span : MysqlTemporal.time(text());
    if (value == null) {
      throw refused("a time of at most 838 hours");
    }
    return value;
  }

  @Override
  public int ordinal() {
    require(ColumnKind.ENUM, "an ENUM");
    int value = intValue();
    if (value < 0 || (!type.elements().isEmpty() && value > type.elements().size())) {
      throw refused("an ordinal of the type");
    }
    return value;
  }

  @Override
  public List<Integer> ordinals() {
    require(ColumnKind.SET, "a SET");
    long mask = unsignedLong();
    List<Integer> chosen = new ArrayList<>(Long.bitCount(mask));
    for (int bit = 0; bit < MOST_MEMBERS; bit++) {
      if (((mask >>> bit) & 1) != 0) {
        chosen.add(bit + 1);
      }
    }
    int known = type.elements().size();
    if (known > 0 && !chosen.isEmpty() && chosen.get(chosen.size() - 1) > known) {
      throw refused("members of the type");
    }
    return List.copyOf(chosen);
  }

  @Override
  public List<String> labels() {
    if (raw() instanceof Labels labels) {
      return labels.names();
    }
    List<String> elements = type.elements();
    List<Integer> chosen = type.kind() == ColumnKind.SET ? ordinals() : List.of(ordinal());
    return elements.isEmpty()
        ? List.of()
        : chosen.stream().filter(o -> o > 0).map(o -> elements.get(o - 1)).toList();
  }

  @Override
  public float[] vector() {
    if (raw() instanceof float[] vector) {
      return vector.clone();
    }
    float[] vector = NumberText.vector(text());
    if (vector == null) {
      throw refused("a vector of numbers");
    }
    return vector;
  }

  private void require(ColumnKind kind, String expected) {
    if (type.kind() != kind) {
      throw ColumnException.type(name, type, expected);
    }
  }

  private Object raw() {
    if (presence == Presence.ABSENT) {
      throw ColumnException.absent(name);
    }
    if (raw == null) {
      throw ColumnException.isNull(name);
    }
    return raw;
  }

  private ColumnException refused(String expected) {
    return ColumnException.value(name, type, expected);
  }

  /** The name and type alone: the value may be what its owner does not want in a log. */
  @Override
  public String toString() {
    return name + " " + type + " " + presence;
  }
}
