package io.msksdk.local.cluster.brokers;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value that a node of a cluster reports of itself, under the name that a Prometheus JMX
 * exporter gives it.
 *
 * @param name the name, such as {@code kafka_server_ReplicaManager_Value}
 * @param labels what tells values of one name apart
 * @param value the value
 */
public record Measure(String name, SortedMap<String, String> labels, double value) {

  /**
   * Keeps a copy of the labels.
   *
   * @param name the name, such as {@code kafka_server_ReplicaManager_Value}
   * @param labels what tells values of one name apart
   * @param value the value
   */
  public Measure {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /**
   * Joins a name, its labels and a value.
   *
   * @param name the name
   * @param labels the labels in any order
   * @param value the value
   * @return the measure
   */
  public static Measure of(String name, Map<String, String> labels, double value) {
    return new Measure(name, new TreeMap<>(labels), value);
  }
}
