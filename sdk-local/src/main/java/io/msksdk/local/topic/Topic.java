package io.msksdk.local.topic;

import software.amazon.awssdk.services.kafka.model.TopicState;

/** One topic as a call has found it. */
record Topic(String arn, TopicState state, TopicFacts facts) {

  String name() {
    return facts.name();
  }
}
