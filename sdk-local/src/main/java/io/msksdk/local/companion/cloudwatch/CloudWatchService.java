package io.msksdk.local.companion.cloudwatch;

import io.msksdk.local.api.Pages;
import io.msksdk.local.companion.call.CompanionFront;
import io.msksdk.local.companion.wire.CborProtocol;
import io.msksdk.local.companion.wire.QueryProtocol;
import java.util.List;

/** CloudWatch's face: CBOR for the clients of today, the query protocol for older ones. */
public final class CloudWatchService {
  private static final CompanionFront.Service SERVICE =
      new CompanionFront.Service(
          "monitoring",
          "cloudwatch",
          List.of(
              new CborProtocol("GraniteServiceVersion20100801"),
              new QueryProtocol("2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/")),
          Shapes.INVALID,
          "InvalidAction");

  private CloudWatchService() {}

  /**
   * Opens the service.
   *
   * @param metrics the values it shows
   * @param desk what every call passes
   * @return its face
   */
  public static CompanionFront on(Metrics metrics, CompanionFront.Desk desk) {
    Alarms alarms = new Alarms(metrics);
    Pages pages = new Pages();
    return new CompanionFront(
        SERVICE,
        desk,
        List.of(
            new ListMetricsOperation(metrics, pages),
            new GetMetricDataOperation(metrics),
            new GetMetricStatisticsOperation(metrics),
            new PutMetricDataOperation(metrics),
            new PutMetricAlarmOperation(alarms),
            new DescribeAlarmsOperation(alarms, pages),
            new DeleteAlarmsOperation(alarms)));
  }
}
