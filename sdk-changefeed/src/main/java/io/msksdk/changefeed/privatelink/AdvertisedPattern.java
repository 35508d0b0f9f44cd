package io.msksdk.changefeed.privatelink;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Kafka Advertised Listener Pattern that TiDB Cloud generates, without its zone: {@code
 * <broker_id>.<az_id>.<unique>.<region>.aws.<tidb_cloud_id>.tidbcloud.com:<port>}.
 *
 * @param unique the unique string, digits and lower-case letters
 * @param region the Region of the TiDB cluster and of Kafka
 * @param cloudId the number TiDB Cloud issues
 */
public record AdvertisedPattern(String unique, String region, String cloudId) {
  private static final Pattern UNIQUE = Pattern.compile("[0-9a-z]+");
  private static final Pattern FORM =
      Pattern.compile(
          "<broker_id>\\.[a-z0-9]+-az\\d+\\.([^.]+)\\.([a-z0-9-]+)\\.aws\\.(\\d+)"
              + "\\.tidbcloud\\.com:<port>");

  /**
   * Checks the unique string.
   *
   * @param unique the unique string, digits and lower-case letters
   * @param region the Region of the TiDB cluster and of Kafka
   * @param cloudId the number TiDB Cloud issues
   * @throws InvalidSpecException if the unique string has other characters
   */
  public AdvertisedPattern {
    if (!UNIQUE.matcher(unique).matches()) {
      throw InvalidSpecException.of(
          Finding.error(
                  "privatelink.unique", "unique", unique, "digits and lower-case letters only")
              .advising("Let TiDB Cloud check and generate it on the page of the changefeed."));
    }
  }

  /**
   * Reads a pattern as TiDB Cloud shows it, for any of its zones.
   *
   * @param text such as {@code <broker_id>.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com:<port>}
   * @return the pattern
   * @throws InvalidSpecException if it is not one of AWS
   */
  public static AdvertisedPattern parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw InvalidSpecException.of(
          Finding.error(
                  "privatelink.pattern",
                  "pattern",
                  text,
                  "<broker_id>.<az_id>.<unique>.<region>.aws.<number>.tidbcloud.com:<port>")
              .advising("Copy it from the page of the changefeed; Google Cloud's has no zone."));
    }
    return new AdvertisedPattern(parts.group(1), parts.group(2), parts.group(3));
  }

  /**
   * Returns the name a broker advertises.
   *
   * @param nodeId the broker's {@code node.id}
   * @param azId the id of the zone it is in
   * @return such as {@code b1.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com}
   */
  public String host(int nodeId, String azId) {
    return "b" + nodeId + "." + azId + "." + suffix();
  }

  /** What follows the zone. */
  String suffix() {
    return unique + "." + region + ".aws." + cloudId + ".tidbcloud.com";
  }

  /**
   * Returns the pattern of a zone, as TiDB Cloud shows it.
   *
   * @param azId the id of the zone
   * @return the pattern
   */
  public String of(String azId) {
    return "<broker_id>." + azId + "." + suffix() + ":<port>";
  }
}
