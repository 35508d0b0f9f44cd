package io.msksdk.mtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveIdentityTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final TestCa ca = new TestCa(time.now());
  private boolean down;

  private LiveIdentity start() {
    CertificateIssuer issuer =
        (request, validity) -> {
          if (down) {
            throw ClientException.unreachable("Sign", "down.", new IllegalStateException());
          }
          // authorities date certificates back
          return ca.issue(request, time.now().minus(DAY), time.now().plus(validity));
        };
    return LiveIdentity.start(
        Enrolment.of(issuer, "CN=a").validFor(Duration.ofDays(30)), List.of(), time);
  }

  @Test
  void certificate_isRenewedAfterTwoThirdsOfItsTime_againAndAgain() {
    try (LiveIdentity live = start()) {
      ClientIdentity first = live.current();

      time.advance(Duration.ofDays(20).minusSeconds(1));
      assertThat(live.current()).isSameAs(first);
      time.advance(Duration.ofSeconds(1));
      assertThat(live.current()).isNotSameAs(first);
      assertThat(live.current().notAfter()).isEqualTo(time.now().plus(Duration.ofDays(30)));

      time.advance(Duration.ofDays(60));
      assertThat(ca.issued()).isEqualTo(5);
    }
  }

  @Test
  void failedRenewal_keepsTheOldCertificate_andIsTriedAgain() {
    try (LiveIdentity live = start()) {
      ClientIdentity first = live.current();
      down = true;

      time.advance(Duration.ofDays(20));
      assertThat(live.current()).isSameAs(first);
      assertThat(live.lastFailure().orElseThrow().code()).isEqualTo("call.unreachable");

      down = false;
      time.advance(DAY); // a tenth of the ten days that are left
      assertThat(live.current()).isNotSameAs(first);
      assertThat(live.lastFailure()).isEmpty();
    }
  }

  @Test
  void authorityThatStaysDown_isAskedOn_withoutRushing_alsoAfterTheEnd() {
    try (LiveIdentity live = start()) {
      down = true;
      time.advance(Duration.ofDays(30).plusSeconds(10));

      assertThat(live.lastFailure()).isPresent();
      assertThat(time.waiting()).isEqualTo(1);

      down = false;
      time.advance(Duration.ofSeconds(1));
      assertThat(live.lastFailure()).isEmpty();
    }
  }

  @Test
  void closed_renewsNoMore() {
    LiveIdentity live = start();
    live.close();
    live.close();

    time.advance(Duration.ofDays(60));

    assertThat(ca.issued()).isEqualTo(1);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void authorityThatIsDownAtTheStart_isTheCallersToHandle() {
    down = true;

    assertThatThrownBy(this::start).isInstanceOf(ClientException.class);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void factoryWithoutItsObject_saysWhereItIsToBeHad() {
    LiveSslEngineFactory factory = new LiveSslEngineFactory();

    assertThatThrownBy(() -> factory.configure(Map.of("ssl.msk.mtls.identity", "text")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("LiveIdentity.settings");
  }

  @Test
  void issuerThatThrowsWhatItShouldNot_isAskedAgain_asAfterAnyFailure() {
    AtomicBoolean broken = new AtomicBoolean();
    CertificateIssuer issuer =
        (request, validity) -> {
          if (broken.get()) {
            throw new IllegalStateException("what-nobody-should-read");
          }
          return ca.issue(request, time.now().minus(DAY), time.now().plus(validity));
        };
    try (LiveIdentity live =
        LiveIdentity.start(
            Enrolment.of(issuer, "CN=a").validFor(Duration.ofDays(30)), List.of(), time)) {
      ClientIdentity first = live.current();
      broken.set(true);

      time.advance(Duration.ofDays(20));
      assertThat(live.lastFailure().orElseThrow())
          .hasMessageContaining("threw java.lang.IllegalStateException")
          .hasMessageNotContaining("what-nobody-should-read");

      broken.set(false);
      time.advance(DAY);
      assertThat(live.current()).isNotSameAs(first);
    }
  }

  @Test
  void privateKeyInThePlaceOfAuthorities_isRefusedWithoutShowingIt() {
    try (LiveIdentity live = start()) {
      String key = live.current().keyPem();

      assertThatThrownBy(() -> LiveIdentity.start(enrolment(), key + live.current().chainPem()))
          .isInstanceOf(InvalidSpecException.class)
          .hasMessageNotContaining(key.lines().skip(1).findFirst().orElseThrow().substring(0, 40));
    }
  }

  private Enrolment enrolment() {
    return Enrolment.of((request, validity) -> "", "CN=a");
  }
}
