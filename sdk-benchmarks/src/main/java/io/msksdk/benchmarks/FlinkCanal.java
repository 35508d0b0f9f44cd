package io.msksdk.benchmarks;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.TableSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.json.canal.CanalJsonDeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.util.Collector;
import org.apache.flink.util.UserCodeClassLoader;

/** Flink's {@code canal-json} format, which is told the columns and their types. */
final class FlinkCanal {
  private static final int PRECISION = 10;
  private static final int SCALE = 2;

  private final List<byte[]> messages;
  private final List<ColumnKind> kinds = new ArrayList<>();
  private final CanalJsonDeserializationSchema format;
  private final Rows rows = new Rows();

  FlinkCanal(TableSpec table, List<byte[]> messages) {
    this.messages = messages;
    List<DataTypes.Field> fields = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      MysqlType type = table.types().get(i);
      kinds.add(type.kind());
      fields.add(DataTypes.FIELD(table.columns().get(i), type(type.kind())));
    }
    DataType row = DataTypes.ROW(fields.toArray(new DataTypes.Field[0]));
    this.format =
        CanalJsonDeserializationSchema.builder(row, List.of(), TypeInformation.of(RowData.class))
            .build();
  }

  private static DataType type(ColumnKind kind) {
    return switch (kind) {
      case BIGINT -> DataTypes.BIGINT();
      case INT -> DataTypes.INT();
      case DECIMAL -> DataTypes.DECIMAL(PRECISION, SCALE);
      default -> DataTypes.STRING();
    };
  }

  RowReader reader() {
    try {
      format.open(new Alone());
    } catch (Exception e) {
      throw new IllegalStateException("canal-json: not opened (expected: to open)", e);
    }
    return index -> {
      rows.taken.clear();
      format.deserialize(messages.get(index), rows);
      if (rows.taken.size() != 2) {
        throw new IllegalStateException("rows: " + rows.taken.size() + " (expected: two)");
      }
      return rows.taken.get(0).getLong(0) + sum(rows.taken.get(1));
    };
  }

  private long sum(RowData row) {
    long sum = 0;
    for (int i = 0; i < kinds.size(); i++) {
      sum +=
          switch (kinds.get(i)) {
            case BIGINT -> row.getLong(i);
            case INT -> row.getInt(i);
            case DECIMAL -> row.getDecimal(i, PRECISION, SCALE).toBigDecimal().scale();
            default -> row.getString(i).toString().length();
          };
    }
    return sum;
  }

  /** The row before and the row after. */
  private static final class Rows implements Collector<RowData> {
    final List<RowData> taken = new ArrayList<>(2);

    @Override
    public void collect(RowData row) {
      taken.add(row);
    }

    @Override
    public void close() {}
  }

  /** A format outside a Flink job has neither meters nor another class loader. */
  private static final class Alone implements DeserializationSchema.InitializationContext {
    @Override
    public MetricGroup getMetricGroup() {
      throw new UnsupportedOperationException("metrics: none (expected: not asked for)");
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
      throw new UnsupportedOperationException("class loader: none (expected: not asked for)");
    }
  }
}
