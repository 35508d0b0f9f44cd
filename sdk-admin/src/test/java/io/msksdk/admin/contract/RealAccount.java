package io.msksdk.admin.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** What a run against a real account must be given. All that is missing is said at once. */
final class RealAccount {
  private static final Map<String, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put("msk.subnets", "2 or 3 subnets of one VPC, each in a zone of its own");
    NEEDED.put("msk.vpc", "the VPC of these subnets");
    NEEDED.put("msk.securityGroup", "a security group of this VPC");
    NEEDED.put("msk.role", "the ARN of a role by which channels write to the bucket");
    NEEDED.put("msk.bucket", "the ARN of that bucket");
  }

  private RealAccount() {}

  static void require() {
    List<String> missing = new ArrayList<>();
    NEEDED.forEach(
        (name, what) -> {
          if (System.getProperty(name, "").isEmpty()) {
            missing.add("-D" + name + "=...: " + what);
          }
        });
    region(missing);
    credentials(missing);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "The contracts cannot be held against a real account yet. Missing:\n  "
              + String.join("\n  ", missing)
              + "\nWith these, ./mvnw -pl sdk-admin test -Preal-account makes two clusters for an"
              + " hour or two, bills them to the account, and removes them.");
    }
  }

  private static void region(List<String> missing) {
    try {
      DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      missing.add("AWS_REGION, or a profile with a Region");
    }
  }

  private static void credentials(List<String> missing) {
    try (DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build()) {
      chain.resolveCredentials();
    } catch (SdkClientException e) {
      missing.add("credentials in the AWS default chain, such as AWS_PROFILE or AWS_ACCESS_KEY_ID");
    }
  }
}
