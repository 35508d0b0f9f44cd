package io.msksdk.auth.iam;

import java.time.Duration;
import java.util.Optional;

/**
 * One login with IAM on the side of the client.
 *
 * @param region the Region signed for
 * @param duration how long the credentials took
 * @param errorCode the code of the failure such as {@code call.not-sent}, empty when there were
 *     credentials to sign with
 */
public record LoginEvent(String region, Duration duration, Optional<String> errorCode) {}
