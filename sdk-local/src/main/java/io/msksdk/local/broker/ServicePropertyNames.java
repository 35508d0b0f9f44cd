package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.TopicProperty;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfig;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfigCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.IncrementalAlterConfigsRequest;
import org.apache.kafka.server.common.RequestLocal;
import scala.reflect.ClassTag;

/** A broker's requests, in which the service's own names of properties become Kafka's. */
final class ServicePropertyNames implements ApiRequestHandler {
  private static final ClassTag<IncrementalAlterConfigsRequest> CHANGE =
      ClassTag.apply(IncrementalAlterConfigsRequest.class);

  private final ApiRequestHandler actual;

  ServicePropertyNames(ApiRequestHandler actual) {
    this.actual = actual;
  }

  @Override
  public void handle(RequestChannel.Request request, RequestLocal local) {
    if (request.header().apiKey() == ApiKeys.INCREMENTAL_ALTER_CONFIGS) {
      request.body(CHANGE).data().resources().forEach(ServicePropertyNames::translate);
    }
    actual.handle(request, local);
  }

  private static void translate(AlterConfigsResource resource) {
    AlterableConfigCollection translated = new AlterableConfigCollection();
    for (AlterableConfig config : resource.configs()) {
      TopicProperty property = new TopicProperty(config.name(), config.value()).inKafka();
      translated.add(config.duplicate().setName(property.name()).setValue(property.value()));
    }
    resource.setConfigs(translated);
  }

  @Override
  public void tryCompleteActions() {
    actual.tryCompleteActions();
  }
}
