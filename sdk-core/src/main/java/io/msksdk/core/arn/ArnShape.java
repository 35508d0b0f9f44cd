package io.msksdk.core.arn;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The form of one kind of ARN: {@code arn:<partition>:<service>:<region>:<account>:<type>/<part>/
 * ...}. It reads and writes the texts of that form, and says of any other what is wrong with it.
 */
final class ArnShape {
  private final String property;
  private final String service;
  private final String type;
  private final List<ArnPart> parts;

  private ArnShape(String property, String service, String type, ArnPart... parts) {
    this.property = property;
    this.service = service;
    this.type = type;
    this.parts = List.of(parts);
  }

  static ArnShape kafka(String property, String type, ArnPart... parts) {
    return new ArnShape(property, "kafka", type, parts);
  }

  static ArnShape kafkaConnect(String property, String type, ArnPart... parts) {
    return new ArnShape(property, "kafkaconnect", type, parts);
  }

  ArnFields parse(String text) {
    ArnFields fields = new ArnFields(requireNonNull(text, property), parts.size());
    if (!fields.complete()) {
      throw refused("arn.form", property, text, form());
    }
    if (!fields.hasService(service)) {
      throw refused("arn.service", property + ".service", fields.service(), service);
    }
    if (!fields.hasType(type)) {
      throw refused("arn.type", property + ".type", fields.type(), type);
    }
    if (!fields.resourceComplete()) {
      throw refused("arn.resource", property + ".resource", fields.resource(), resourceForm());
    }
    if (!fields.acceptedBy(parts)) {
      check(fields.partition(), fields.region(), fields.account(), fields.allParts());
    }
    return fields;
  }

  /** Puts an ARN together; the partition follows from the Region. */
  ArnFields of(String region, String account, String... values) {
    return checked(partitionOf(region), region, account, Arrays.asList(values));
  }

  /** Puts together the ARN of something inside of a resource: the same place, further parts. */
  ArnFields within(ArnFields outer, String inner) {
    List<String> values = new ArrayList<>(outer.allParts());
    values.add(inner);
    return checked(outer.partition(), outer.region(), outer.account(), values);
  }

  /** Puts together the ARN of something in the same partition and Region, of another account. */
  ArnFields beside(ArnFields other, String account, String... values) {
    return checked(other.partition(), other.region(), account, Arrays.asList(values));
  }

  private ArnFields checked(String partition, String region, String account, List<String> values) {
    check(partition, region, account, values);
    String place = String.join(":", "arn", partition, service, region, account, type);
    return new ArnFields(place + "/" + String.join("/", values), values.size());
  }

  private void check(String partition, String region, String account, List<String> values) {
    Findings findings = Findings.create();
    check(findings, ArnPart.PARTITION, partition);
    check(findings, ArnPart.REGION, region);
    check(findings, ArnPart.ACCOUNT, account);
    for (int i = 0; i < values.size(); i++) {
      check(findings, parts.get(i), values.get(i));
    }
    findings.requireNoErrors();
  }

  private void check(Findings findings, ArnPart part, String value) {
    requireNonNull(value, part.label());
    if (!part.accepts(value)) {
      findings.add(
          Finding.error(code(part), property + "." + part.label(), value, part.expected())
              .advising(remedy(value)));
    }
  }

  private String remedy(String value) {
    return value.indexOf('*') >= 0
        ? "Wildcards belong in policies; an ARN names one resource, as " + form() + "."
        : "The form is " + form() + ".";
  }

  private InvalidSpecException refused(String code, String property, String seen, String expected) {
    return InvalidSpecException.of(
        Finding.error(code, property, seen, expected).advising("The form is " + form() + "."));
  }

  private String form() {
    return "arn:<partition>:" + service + ":<region>:<account>:" + resourceForm();
  }

  private String resourceForm() {
    StringBuilder form = new StringBuilder(type);
    for (ArnPart part : parts) {
      form.append("/<").append(part.label()).append('>');
    }
    return form.toString();
  }

  private static String code(ArnPart part) {
    return "arn." + part.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String partitionOf(String region) {
    requireNonNull(region, "region");
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
