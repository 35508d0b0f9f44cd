package io.msksdk.local.broker;

import java.util.Set;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfig;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfigCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.IncrementalAlterConfigsRequest;
import org.apache.kafka.server.common.RequestLocal;
import scala.reflect.ClassTag;

/**
 * A broker's requests, in which the service's own name for the deletion of what a topic has in the
 * tier becomes Kafka's (developer guide, "Enabling and disabling tiered storage on an existing
 * topic").
 */
final class ServicePropertyNames implements ApiRequestHandler {
  private static final ClassTag<IncrementalAlterConfigsRequest> CHANGE =
      ClassTag.apply(IncrementalAlterConfigsRequest.class);
  private static final String OF_SERVICE = "remote.log.msk.disable.policy";
  private static final Set<String> DELETE = Set.of("Delete", "DELETE", "delete");
  private static final String OF_KAFKA = "remote.log.delete.on.disable";

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
      AlterableConfig copy = config.duplicate();
      if (config.name().equals(OF_SERVICE) && DELETE.contains(config.value())) {
        copy.setName(OF_KAFKA).setValue("true");
      }
      translated.add(copy);
    }
    resource.setConfigs(translated);
  }

  @Override
  public void tryCompleteActions() {
    actual.tryCompleteActions();
  }
}
