package io.msksdk.auth.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * What STS says to the credentials: whose they are, or why not, and what time it is there. The call
 * needs no permission and cannot be denied.
 *
 * @param arn who it is, null when the call was refused or got no answer
 * @param error the error code, null when there was none
 * @param message what went with it
 * @param ahead how far this machine's clock is ahead of the service's, null when it did not tell
 */
record CallerProbe(
    @Nullable String arn,
    @Nullable String error,
    @Nullable String message,
    @Nullable Duration ahead) {

  static CallerProbe ask(StsClient sts, AwsCredentials credentials, AccessContext context) {
    try {
      GetCallerIdentityResponse answer =
          sts.getCallerIdentity(
              request ->
                  request.overrideConfiguration(
                      with ->
                          with.credentialsProvider(StaticCredentialsProvider.create(credentials))));
      return new CallerProbe(answer.arn(), null, null, ahead(answer.sdkHttpResponse(), context));
    } catch (AwsServiceException e) {
      var details = Optional.ofNullable(e.awsErrorDetails());
      return new CallerProbe(
          null,
          details.map(d -> d.errorCode()).orElse("HTTP " + e.statusCode()),
          details.map(d -> d.errorMessage()).orElse(""),
          details.map(d -> ahead(d.sdkHttpResponse(), context)).orElse(null));
    } catch (SdkException | IllegalStateException e) {
      // the second is a client that is closed
      return new CallerProbe(null, "no answer", e.getClass().getSimpleName(), null);
    }
  }

  private static @Nullable Duration ahead(
      @Nullable SdkHttpResponse response, AccessContext context) {
    if (response == null) {
      return null;
    }
    String date = response.firstMatchingHeader("Date").orElse("");
    try {
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(there, context.time().now());
    } catch (DateTimeParseException e) {
      return null; // no date, or one that is none: it proves nothing
    }
  }
}
