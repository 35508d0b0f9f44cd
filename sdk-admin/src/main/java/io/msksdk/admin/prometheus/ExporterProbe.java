package io.msksdk.admin.prometheus;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/**
 * What came of one connection to an exporter.
 *
 * @param target the exporter
 * @param result what came of it
 * @param detail how many samples it has, or what went wrong
 * @param remedy what to do, empty when it answered
 */
public record ExporterProbe(ExporterTarget target, Result result, String detail, String remedy) {

  /** What can come of a connection. */
  public enum Result {
    /** It answered with samples. */
    ANSWERED,
    /** Its name means nothing here. */
    UNKNOWN_HOST,
    /** Nothing came back: packets are dropped on the way. */
    NO_ANSWER,
    /** The port is closed: nothing listens there. */
    REFUSED,
    /** Something answered that is no exporter. */
    NOT_AN_EXPORTER
  }

  /**
   * Says whether the exporter can be scraped.
   *
   * @return true when it answered
   */
  public boolean answered() {
    return result == Result.ANSWERED;
  }

  @FunctionalInterface
  interface Read {
    String text() throws IOException;
  }

  static ExporterProbe of(ExporterTarget target, Read read) {
    try {
      int samples = PrometheusText.parse(read.text()).samples().size();
      return samples == 0
          ? new ExporterProbe(
              target,
              Result.NOT_AN_EXPORTER,
              "an answer without samples",
              "Check the port: " + target.job().port() + " on MSK.")
          : new ExporterProbe(target, Result.ANSWERED, samples + " samples", "");
    } catch (IOException e) {
      return failed(target, e);
    }
  }

  private static ExporterProbe failed(ExporterTarget target, IOException e) {
    String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (cause(e, UnknownHostException.class) || cause(e, UnresolvedAddressException.class)) {
      return new ExporterProbe(
          target,
          Result.UNKNOWN_HOST,
          detail,
          "Run inside the cluster's VPC, or in a network that resolves its names.");
    }
    if (cause(e, HttpTimeoutException.class)) {
      return new ExporterProbe(
          target,
          Result.NO_ANSWER,
          detail,
          "Allow inbound TCP "
              + target.port()
              + " from this machine in the security group of the cluster.");
    }
    if (cause(e, ConnectException.class)) {
      return new ExporterProbe(
          target,
          Result.REFUSED,
          detail,
          "Switch the " + target.job().label() + " exporter on: update the cluster's monitoring.");
    }
    return new ExporterProbe(
        target,
        Result.NOT_AN_EXPORTER,
        detail,
        "Check the port, and that the node runs and its cluster's open monitoring is on.");
  }

  private static boolean cause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "%s %s: %s (%s)%s"
        .formatted(
            target.job().label(),
            target.address(),
            result,
            detail,
            remedy.isEmpty() ? "" : ". " + remedy);
  }
}
