package io.msksdk.examples.spring;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** The application: its Kafka client has the settings that Spring Boot reads under this prefix. */
@Configuration
class OrdersApplication {
  static final String PREFIX = "spring.kafka.properties.";

  @Bean
  KafkaProducer<String, String> producer(ConfigurableEnvironment environment) {
    Map<String, Object> settings = new HashMap<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> named) {
        for (String name : named.getPropertyNames()) {
          if (name.startsWith(PREFIX)) {
            settings.put(name.substring(PREFIX.length()), environment.getProperty(name));
          }
        }
      }
    }
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  @Bean
  Orders orders(KafkaProducer<String, String> producer) {
    return new Orders(producer);
  }
}
