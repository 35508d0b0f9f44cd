package io.msksdk.admin.alarm;

import io.msksdk.admin.call.internal.CloudWatchCalls;
import io.msksdk.core.call.CallException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;

/** The alarms behind {@code Msk.alarms()}, which makes it. Thread-safe. */
public final class DefaultAlarms implements Alarms {
  /** The most names one call of CloudWatch takes. */
  private static final int PAGE = 100;

  private final CloudWatchCalls calls;

  private DefaultAlarms(CloudWatchCalls calls) {
    this.calls = calls;
  }

  /**
   * Binds the feature to CloudWatch.
   *
   * @param calls the way to CloudWatch
   * @return the alarms of its Region
   */
  public static Alarms on(CloudWatchCalls calls) {
    return new DefaultAlarms(calls);
  }

  @Override
  public AlarmOutcome create(AlarmPack pack) {
    return each(
        pack.alarms(),
        alarm ->
            calls.write(
                AlarmRequests.put(alarm, pack.actions()), CloudWatchClient::putMetricAlarm));
  }

  @Override
  public AlarmOutcome delete(AlarmPack pack) {
    List<String> present = states(pack).stream().map(AlarmState::name).toList();
    return each(
        pack.alarms(),
        alarm -> {
          // CloudWatch deletes nothing of a list of which one is not there
          if (present.contains(alarm.name())) {
            calls.write(
                DeleteAlarmsRequest.builder().alarmNames(alarm.name()).build(),
                CloudWatchClient::deleteAlarms);
          }
        });
  }

  private static AlarmOutcome each(List<MskAlarm> alarms, Consumer<MskAlarm> call) {
    List<String> done = new ArrayList<>();
    Map<String, CallException> failed = new LinkedHashMap<>();
    for (MskAlarm alarm : alarms) {
      try {
        call.accept(alarm);
        done.add(alarm.name());
      } catch (CallException e) {
        failed.put(alarm.name(), e);
      }
    }
    return new AlarmOutcome(done, failed);
  }

  @Override
  public List<AlarmState> states(AlarmPack pack) {
    List<String> names = pack.alarms().stream().map(MskAlarm::name).toList();
    Map<String, AlarmState> found = new HashMap<>();
    for (int from = 0; from < names.size(); from += PAGE) {
      List<String> page = names.subList(from, Math.min(names.size(), from + PAGE));
      calls
          .read(
              DescribeAlarmsRequest.builder().alarmNames(page).maxRecords(PAGE).build(),
              CloudWatchClient::describeAlarms)
          .metricAlarms()
          .forEach(
              alarm ->
                  found.put(
                      alarm.alarmName(),
                      new AlarmState(
                          alarm.alarmName(),
                          alarm.stateValueAsString(),
                          Objects.toString(alarm.stateReason(), ""))));
    }
    return names.stream().filter(found::containsKey).map(found::get).toList();
  }
}
