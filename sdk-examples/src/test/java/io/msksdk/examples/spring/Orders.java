package io.msksdk.examples.spring;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the application does. */
class Orders {
  private final Producer<String, String> producer;

  Orders(Producer<String, String> producer) {
    this.producer = producer;
  }

  void place(String order, String what) throws ExecutionException, InterruptedException {
    var unused = producer.send(new ProducerRecord<>("placed", order, what)).get();
  }
}
