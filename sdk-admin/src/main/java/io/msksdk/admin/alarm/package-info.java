/**
 * CloudWatch alarms on the thresholds MSK's guide states: printed, created, looked at. Start at
 * {@link io.msksdk.admin.alarm.AlarmPack}.
 */
@NullMarked
package io.msksdk.admin.alarm;

import org.jspecify.annotations.NullMarked;
