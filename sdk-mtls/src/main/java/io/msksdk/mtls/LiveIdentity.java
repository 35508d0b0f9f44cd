package io.msksdk.mtls;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.MskException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.time.Scheduler;
import io.msksdk.core.time.Time;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's identity that stays valid: it is enrolled anew when two thirds of its certificate's
 * time are over, and Kafka clients that are running use the new certificate for every connection
 * they open from then on. Thread-safe.
 *
 * <pre>{@code
 * try (LiveIdentity app = LiveIdentity.start(Enrolment.of(issuer, "CN=orders-app"))) {
 *   Map<String, Object> settings = new HashMap<>(app.settings());
 *   settings.put("bootstrap.servers", servers);
 *   var producer = new KafkaProducer<>(settings, keys, values);
 * }
 * }</pre>
 *
 * <p>Connections that are open stay so: TLS does not look at a certificate again. A renewal that
 * fails is tried again, every tenth of the time that is left, and {@link #lastFailure()} tells why;
 * the old certificate serves until it ends. One daemon thread named {@code msk-mtls-renewal-1}
 * renews.
 */
public final class LiveIdentity implements AutoCloseable {
  /** The key of the setting that carries this object to {@link LiveSslEngineFactory}. */
  static final String SETTING = "ssl.msk.mtls.identity";

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final Enrolment enrolment;
  private final List<X509Certificate> trusted;
  private final Time time;
  private final Scheduler scheduler;
  private volatile ClientIdentity current;
  private volatile @Nullable MskException lastFailure;
  private boolean closed;

  private LiveIdentity(
      Enrolment enrolment, List<X509Certificate> trusted, Time time, ClientIdentity first) {
    this.enrolment = enrolment;
    this.trusted = trusted;
    this.time = time;
    this.current = first;
    this.scheduler = time.scheduler("mtls-renewal", 1);
  }

  /**
   * Enrols and keeps renewing. Brokers are trusted by the JVM's authorities, as MSK's can be.
   *
   * @param enrolment how a certificate is got
   * @return the identity, with its first certificate
   * @throws MskException if the first enrolment fails
   */
  public static LiveIdentity start(Enrolment enrolment) {
    return start(enrolment, List.of(), Time.system());
  }

  /**
   * Enrols and keeps renewing, and trusts brokers by other authorities than the JVM's.
   *
   * @param enrolment how a certificate is got
   * @param trustedPem the authorities of the brokers as PEM text
   * @return the identity, with its first certificate
   * @throws MskException if the first enrolment fails
   */
  public static LiveIdentity start(Enrolment enrolment, String trustedPem) {
    return start(enrolment, Pem.certificates(trustedPem), Time.system());
  }

  static LiveIdentity start(Enrolment enrolment, List<X509Certificate> trusted, Time time) {
    ClientIdentity first = requireNonNull(enrolment, "enrolment").enrol();
    LiveIdentity live = new LiveIdentity(enrolment, trusted, time, first);
    live.plan(live.untilRenewal());
    return live;
  }

  /**
   * Returns the identity of now.
   *
   * @return the newest one that was enrolled
   */
  public ClientIdentity current() {
    return current;
  }

  /**
   * Returns why the last renewal failed.
   *
   * @return the failure, empty when the last one succeeded or there was none yet
   */
  public Optional<MskException> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  /**
   * Enrols anew at once, as after a key was lost.
   *
   * @return the new identity
   * @throws MskException if the enrolment fails; the old identity stays
   */
  public ClientIdentity renew() {
    ClientIdentity renewed = enrolment.enrol();
    current = renewed;
    lastFailure = null;
    return renewed;
  }

  /**
   * Returns the settings that make a Kafka client follow this identity. They hold this object, so
   * they cannot travel as text.
   *
   * @return an unmodifiable map, to be added to the client's other settings
   */
  public Map<String, Object> settings() {
    return Map.of(
        "security.protocol",
        "SSL",
        "ssl.engine.factory.class",
        LiveSslEngineFactory.class,
        SETTING,
        this);
  }

  /** Stops renewing. Clients go on with the last certificate. A second call does nothing. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    scheduler.close();
  }

  List<X509Certificate> trusted() {
    return trusted;
  }

  private synchronized void plan(Duration delay) {
    if (!closed) {
      var unused =
          scheduler.after(
              delay.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : delay, this::renewInTime);
    }
  }

  private void renewInTime() {
    try {
      ClientIdentity renewed = renew();
      plan(untilRenewal(renewed));
    } catch (MskException e) {
      failed(e);
    } catch (RuntimeException e) {
      // an issuer is the application's; only a class is named, for its words may hold a secret
      failed(
          ClientException.notSent(
              "renewal", "the issuer threw " + e.getClass().getName() + ".", "See the cause.", e));
    }
  }

  private void failed(MskException e) {
    lastFailure = e;
    plan(Duration.between(time.now(), current.notAfter()).dividedBy(10));
  }

  private Duration untilRenewal() {
    return untilRenewal(current);
  }

  /** Counted from now and not from its first instant, which authorities date back. */
  private Duration untilRenewal(ClientIdentity identity) {
    Instant now = time.now();
    return Duration.between(now, identity.notAfter()).multipliedBy(2).dividedBy(3);
  }

  /** Returns the identity of now. */
  @Override
  public String toString() {
    return "LiveIdentity[" + current + "]";
  }
}
