package io.msksdk.changefeed.privatelink.deploy;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Names of what EC2 makes, which are tags. */
final class Names {
  private Names() {}

  static TagSpecification tag(ResourceType type, String name) {
    return TagSpecification.builder()
        .resourceType(type)
        .tags(Tag.builder().key("Name").value(name).build())
        .build();
  }

  static Filter named(String name) {
    return filter("tag:Name", name);
  }

  static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }
}
