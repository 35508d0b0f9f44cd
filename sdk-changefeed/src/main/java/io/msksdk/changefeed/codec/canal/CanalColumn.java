package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.internal.MysqlTemporal;
import io.msksdk.changefeed.codec.internal.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A column of a Canal-JSON message, where every value is a text. */
final class CanalColumn implements Column {
  private static final int MOST_MEMBERS = 64;

  private final CanalImage image;
  private final String name;
  private final int position;

  CanalColumn(CanalImage image, String name, int position) {
    this.image = image;
    this.name = name;
    this.position = position;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Presence presence() {
    if (position < 0) {
      return Presence.ABSENT;
    }
    return image.start(position) == Spans.NULL ? Presence.NULL : Presence.VALUE;
  }

  @Override
  public MysqlType type() {
    return position < 0 ? image.row.type(name) : image.type(position);
  }

  @Override
  public OptionalInt sqlType() {
    return image.row.sqlType(name);
  }

  @Override
  public @Nullable Object value() {
    if (position >= 0 && image.start(position) == Spans.NULL) {
      return null;
    }
    MysqlType type = type();
    return switch (effectiveKind(type)) {
      case TINYINT, SMALLINT, MEDIUMINT, YEAR, ENUM -> intValue();
      case INT -> type.unsigned() || needsLong() ? (Object) longValue() : intValue();
      case BIGINT -> type.unsigned() ? bigInteger() : (Object) longValue();
      case BIT, SET -> bigInteger();
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

  /** Without {@code mysqlType} a BIGINT code may stand for an INT UNSIGNED, never the reverse. */
  private boolean needsLong() {
    return type().text().isEmpty() && longValue() != (int) longValue();
  }

  /** Binary data is marked by its code where the type's name does not say it. */
  private ColumnKind effectiveKind(MysqlType type) {
    ColumnKind kind = type.kind();
    boolean marked = kind.isText() && sqlType().orElse(0) == ColumnKind.BLOB.sqlType();
    return marked ? ColumnKind.BLOB : kind;
  }

  @Override
  public String text() {
    int start = start();
    int packed = image.packed(position);
    if ((packed & Spans.ESCAPED) == 0) {
      return Spans.text(image.row.bytes, start, packed);
    }
    Room room = image.row.shape.table.context.room;
    byte[] taken = room.take(Spans.length(packed));
    String text = Spans.text(image.row.bytes, start, packed, taken);
    room.giveBack(taken);
    return text;
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
    long digits = NumberText.digits(image.row.bytes, start(), length());
    if (digits >= 0) {
      return digits;
    }
    Long value = NumberText.signed(image.row.bytes, start(), length());
    if (value == null) {
      throw refused("an integer of 64 bits");
    }
    return value;
  }

  @Override
  public long unsignedLong() {
    Long value = NumberText.unsigned(image.row.bytes, start(), length());
    if (value == null) {
      throw refused("an unsigned integer of 64 bits");
    }
    return value;
  }

  @Override
  public BigInteger bigInteger() {
    BigInteger value = NumberText.integer(image.row.bytes, start(), length());
    if (value == null) {
      throw refused("an integer");
    }
    return value;
  }

  @Override
  public double doubleValue() {
    Double value = NumberText.floating(text());
    if (value == null) {
      throw refused("a floating-point number");
    }
    return value;
  }

  private float floatValue() {
    // from the text: rounding to double first could end one step away
    double checked = doubleValue();
    return Double.isNaN(checked) ? Float.NaN : Float.parseFloat(text());
  }

  @Override
  public BigDecimal decimal() {
    BigDecimal value = NumberText.decimal(image.row.bytes, start(), length());
    if (value == null) {
      throw refused("a decimal number");
    }
    return value;
  }

  @Override
  public byte[] bytes() {
    int start = start();
    MysqlType type = type();
    ColumnKind kind = effectiveKind(type);
    if (!kind.isBinary() && kind != ColumnKind.UNKNOWN) {
      throw ColumnException.type(name, type, "a binary type");
    }
    int packed = image.packed(position);
    if (Spans.plain(packed)) {
      return Arrays.copyOfRange(image.row.bytes, start, start + Spans.length(packed));
    }
    String text = text();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        throw refused("characters of ISO-8859-1, one for each byte");
      }
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public LocalDate date() {
    LocalDate value = MysqlTemporal.date(text());
    if (value == null) {
      throw refused("a date that exists");
    }
    return value;
  }

  @Override
  public LocalDateTime dateTime() {
    LocalDateTime value = MysqlTemporal.dateTime(text());
    if (value == null) {
      throw refused("a date and time that exist");
    }
    return value;
  }

  @Override
  public Instant instant() {
    int ignored = start();
    MysqlType type = type();
    if (type.kind() != ColumnKind.TIMESTAMP && type.kind() != ColumnKind.UNKNOWN) {
      throw ColumnException.type(name, type, "a TIMESTAMP; other types have no zone");
    }
    LocalDateTime local = dateTime();
    List<ZoneOffset> offsets = image.row.shape.table.context.zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw refused("a time that exists in the zone " + image.row.shape.table.context.zone);
    }
    return local.toInstant(offsets.get(0));
  }

  @Override
  public Duration time() {
    Duration value = MysqlTemporal.time(text());
    if (value == null) {
      throw refused("a time of at most 838 hours");
    }
    return value;
  }

  @Override
  public int ordinal() {
    MysqlType type = required(ColumnKind.ENUM, "an ENUM");
    int value = intValue();
    if (value < 0 || (!type.elements().isEmpty() && value > type.elements().size())) {
      throw refused("an ordinal of the type");
    }
    return value;
  }

  @Override
  public List<Integer> ordinals() {
    MysqlType type = required(ColumnKind.SET, "a SET");
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
    List<String> elements = type().elements();
    List<Integer> chosen = type().kind() == ColumnKind.SET ? ordinals() : List.of(ordinal());
    return elements.isEmpty()
        ? List.of()
        : chosen.stream().filter(o -> o > 0).map(o -> elements.get(o - 1)).toList();
  }

  @Override
  public float[] vector() {
    float[] vector = NumberText.vector(text());
    if (vector == null) {
      throw refused("a vector of numbers");
    }
    return vector;
  }

  private MysqlType required(ColumnKind kind, String expected) {
    MysqlType type = type();
    if (type.kind() != kind) {
      throw ColumnException.type(name, type, expected);
    }
    return type;
  }

  private int length() {
    return Spans.length(image.packed(position));
  }

  private int start() {
    if (position < 0) {
      throw ColumnException.absent(name);
    }
    int start = image.start(position);
    if (start == Spans.NULL) {
      throw ColumnException.isNull(name);
    }
    return start;
  }

  private ColumnException refused(String expected) {
    return ColumnException.value(name, type(), expected);
  }

  /** The name and type alone: the value may be what its owner does not want in a log. */
  @Override
  public String toString() {
    return name + " " + type() + " " + presence();
  }
}
