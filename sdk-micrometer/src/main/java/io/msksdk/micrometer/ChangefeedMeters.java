package io.msksdk.micrometer;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.consume.ChangefeedProgress;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How far a consumer of a changefeed is, as meters: what its progress says when they are read,
 * which waits for nothing. The lag is that of the moment it is read, so it grows while a handler
 * hangs. Needs {@code msk-sdk-changefeed} on the class path. Thread-safe.
 *
 * <pre>{@code
 * ChangefeedMeters meters = ChangefeedMeters.of("orders", consumer::progress);
 * meters.bindTo(registry);
 * }</pre>
 */
public final class ChangefeedMeters implements MeterBinder, AutoCloseable {
  private static final double MILLIS = 1000;

  private final String changefeed;
  private final Supplier<ChangefeedProgress> progress;
  private final Time time;
  private final List<Runnable> removals = new CopyOnWriteArrayList<>();

  private ChangefeedMeters(String changefeed, Supplier<ChangefeedProgress> progress, Time time) {
    this.changefeed = requireNonNull(changefeed, "changefeed");
    this.progress = requireNonNull(progress, "progress");
    this.time = requireNonNull(time, "time");
  }

  /**
   * Returns the meters of a consumer.
   *
   * @param changefeed the value of the tag {@code changefeed}, another one for each consumer
   * @param progress the consumer's {@code progress()}
   * @return the meters, bound to no registry yet
   */
  public static ChangefeedMeters of(String changefeed, Supplier<ChangefeedProgress> progress) {
    return new ChangefeedMeters(changefeed, progress, Time.system());
  }

  /**
   * Returns these meters with a clock of the application's own.
   *
   * @param time the clock
   * @return other meters, bound to no registry yet
   */
  public ChangefeedMeters time(Time time) {
    return new ChangefeedMeters(changefeed, progress, time);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "msk.changefeed.watermark.lag", this::lag);
    gauge(registry, "msk.changefeed.open.rows", ChangefeedProgress::openRows);
    gauge(registry, "msk.changefeed.held", ChangefeedProgress::heldBytes);
    gauge(registry, "msk.changefeed.spilled", ChangefeedProgress::spilledBytes);
    counter(registry, "msk.changefeed.released", ChangefeedProgress::releasedRows);
    counter(registry, "msk.changefeed.transactions", ChangefeedProgress::releasedTransactions);
    counter(registry, "msk.changefeed.schema.changes", ChangefeedProgress::schemaChanges);
    counter(registry, "msk.changefeed.repeats", ChangefeedProgress::repeats);
    counter(registry, "msk.changefeed.bad.records", ChangefeedProgress::badRecords);
  }

  private double lag(ChangefeedProgress now) {
    return now.watermark()
        .map(Tso::physical)
        .map(watermark -> Duration.between(watermark, time.now()).toMillis() / MILLIS)
        .orElse(Double.NaN);
  }

  private void gauge(
      MeterRegistry registry, String name, ToDoubleFunction<ChangefeedProgress> value) {
    MeterRow row = MeterCatalogue.row(name);
    added(
        registry,
        Gauge.builder(name, () -> value.applyAsDouble(progress.get()))
            .tag(row.tags().get(0), changefeed)
            .description(row.meaning())
            .register(registry));
  }

  private void counter(
      MeterRegistry registry, String name, ToDoubleFunction<ChangefeedProgress> value) {
    MeterRow row = MeterCatalogue.row(name);
    // a function counter holds what it reads weakly; the gauges hold the same supplier strongly
    added(
        registry,
        FunctionCounter.builder(name, progress, from -> value.applyAsDouble(from.get()))
            .tag(row.tags().get(0), changefeed)
            .description(row.meaning())
            .register(registry));
  }

  private void added(MeterRegistry registry, Meter meter) {
    removals.add(
        () -> {
          var unused = registry.remove(meter);
        });
  }

  /** Takes the meters out of the registries. */
  @Override
  public void close() {
    removals.forEach(Runnable::run);
    removals.clear();
  }
}
