package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.BrokerControls;
import io.msksdk.local.cluster.brokers.Measure;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** What tests do to a broker, written down as it happens. */
final class SteeredBroker implements BrokerControls {
  private final BrokerTrouble trouble;
  private final LiveCertificate certificate;
  private final Runnable restart;
  private final Runnable awaitMember;
  private final Consumer<String> record;

  SteeredBroker(
      BrokerTrouble trouble,
      LiveCertificate certificate,
      Runnable restart,
      Runnable awaitMember,
      Consumer<String> record) {
    this.trouble = trouble;
    this.certificate = certificate;
    this.restart = restart;
    this.awaitMember = awaitMember;
    this.record = record;
  }

  @Override
  public void pause() {
    trouble.pause();
    record.accept("paused");
  }

  @Override
  public void resume() {
    trouble.resume();
    awaitMember.run();
    record.accept("resumed");
  }

  @Override
  public void cut() {
    trouble.cut();
    record.accept("cut");
  }

  @Override
  public void heal() {
    try {
      trouble.heal();
    } catch (KafkaException e) {
      // once a property changed while it runs, a broker has its configuration as text only, and
      // listeners for IAM need the objects in it
      restart.run();
    }
    record.accept("healed");
  }

  @Override
  public void slow(Duration delay) {
    trouble.slow(delay);
    record.accept(delay.isZero() ? "fast" : "slowed by " + delay);
  }

  @Override
  public void fillDisk(int percent) {
    trouble.fillDisk(percent);
    record.accept("disk " + percent + " % full");
  }

  @Override
  public void freeDisk() {
    trouble.fillDisk(0);
    record.accept("disk freed");
  }

  @Override
  public int diskPercent() {
    return trouble.diskPercent();
  }

  @Override
  public void expireCertificate() {
    trouble.requireRunning();
    certificate.expire();
    record.accept("certificate expired");
  }

  @Override
  public void renewCertificate() {
    certificate.renew();
    record.accept("certificate renewed");
  }

  @Override
  public List<Measure> measures() {
    return trouble.measures();
  }
}
