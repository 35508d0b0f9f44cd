package io.msksdk.local.companion;

import io.msksdk.local.TestEngine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The real AWS clients of the services beside MSK's own. */
final class CompanionClients {
  static final AwsCredentials ADMIN =
      AwsBasicCredentials.create(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET);

  private final TestEngine engine;

  CompanionClients(TestEngine engine) {
    this.engine = engine;
  }

  static AwsCredentials of(Credentials credentials) {
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  StsClient sts(AwsCredentials credentials) {
    return client(StsClient.builder(), credentials).build();
  }

  SecretsManagerClient secrets(AwsCredentials credentials) {
    return client(SecretsManagerClient.builder(), credentials).build();
  }

  CloudWatchClient cloudWatch(AwsCredentials credentials) {
    return client(CloudWatchClient.builder(), credentials).build();
  }

  KafkaClient kafka(AwsCredentials credentials) {
    return client(KafkaClient.builder(), credentials).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B client(B builder, AwsCredentials credentials) {
    return builder
        .endpointOverride(engine.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }
}
