package io.msksdk.micrometer;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.msksdk.admin.call.CallEvent;
import io.msksdk.admin.call.CallListener;
import io.msksdk.auth.iam.LoginEvent;
import io.msksdk.auth.iam.LoginListener;
import io.msksdk.core.operation.WaitEvent;
import io.msksdk.core.operation.WaitListener;
import java.util.Locale;

/**
 * What the SDK itself does as meters: calls, waits and logins. Thread-safe.
 *
 * <pre>{@code
 * ClientMeters meters = ClientMeters.in(registry);
 * Msk msk = Msk.builder().listener(meters).waitListener(meters).build();
 * KafkaAuth auth = KafkaAuth.iam(credentials).listener(meters);
 * }</pre>
 */
public final class ClientMeters implements CallListener, WaitListener, LoginListener {
  private static final String SUCCESS = "success";

  private final MeterRegistry registry;

  private ClientMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Publishes into a registry.
   *
   * @param registry the registry
   * @return listeners to hand to an {@code Msk} and to a {@code KafkaAuth}
   */
  public static ClientMeters in(MeterRegistry registry) {
    return new ClientMeters(requireNonNull(registry, "registry"));
  }

  @Override
  public void called(CallEvent event) {
    timer("msk.calls", event.operation(), event.errorCode().orElse(SUCCESS))
        .record(event.duration());
  }

  @Override
  public void waited(WaitEvent event) {
    timer("msk.waits", event.kind(), event.end().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .record(event.elapsed());
    DistributionSummary.builder("msk.waits.looks")
        .tag("kind", event.kind())
        .description(MeterCatalogue.row("msk.waits.looks").meaning())
        .register(registry)
        .record(event.attempts());
  }

  @Override
  public void loggedIn(LoginEvent event) {
    timer("msk.logins", event.region(), event.errorCode().orElse(SUCCESS)).record(event.duration());
  }

  private Timer timer(String name, String first, String second) {
    MeterRow row = MeterCatalogue.row(name);
    return Timer.builder(name)
        .tag(row.tags().get(0), first)
        .tag(row.tags().get(1), second)
        .description(row.meaning())
        .register(registry);
  }
}
