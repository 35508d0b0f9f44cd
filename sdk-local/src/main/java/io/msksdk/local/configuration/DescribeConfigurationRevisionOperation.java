package io.msksdk.local.configuration;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationRevisionRequest;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationRevisionResponse;

/** Describes a revision with its text. */
record DescribeConfigurationRevisionOperation(Configurations configurations)
    implements Operation<DescribeConfigurationRevisionRequest> {

  @Override
  public String name() {
    return "DescribeConfigurationRevision";
  }

  @Override
  public DescribeConfigurationRevisionRequest read(WireRequest request) {
    return request.as(DescribeConfigurationRevisionRequest.builder());
  }

  @Override
  public DescribeConfigurationRevisionResponse answer(
      DescribeConfigurationRevisionRequest request, Caller caller) {
    Revision revision = configurations.revision(caller.owner(), request.arn(), request.revision());
    return DescribeConfigurationRevisionResponse.builder()
        .arn(request.arn())
        .creationTime(revision.createdAt())
        .description(revision.description())
        .revision(revision.number())
        .serverProperties(revision.body())
        .build();
  }
}
