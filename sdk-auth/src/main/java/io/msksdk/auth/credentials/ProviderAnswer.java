package io.msksdk.auth.credentials;

import io.msksdk.core.MskException;
import io.msksdk.core.call.ClientException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks a provider, and says what is wrong with what it answers without quoting it. */
final class ProviderAnswer {
  private static final String OPERATION = "credentials";

  private ProviderAnswer() {}

  static Fetched of(String name, Supplier<AwsCredentials> provider) {
    AwsCredentials credentials = resolved(name, provider);
    if (credentials == null) {
      throw refused(name, "returned null", "Correct the provider.", null);
    }
    if (isBlank(credentials.accessKeyId()) || isBlank(credentials.secretAccessKey())) {
      throw refused(
          name,
          "returned credentials without a key",
          "Anonymous credentials cannot sign; use a provider of an IAM identity.",
          null);
    }
    return Fetched.of(credentials, null);
  }

  private static @Nullable AwsCredentials resolved(String name, Supplier<AwsCredentials> provider) {
    try {
      return provider.get();
    } catch (MskException e) {
      throw e;
    } catch (SdkException e) {
      // metadata services and STS come back; whoever holds good credentials tries again
      throw ClientException.unreachable(OPERATION, sentence(name, thrown(e)), e);
    } catch (RuntimeException e) {
      throw unexpected(name, e);
    }
  }

  /** What no provider should throw. */
  static ClientException unexpected(String name, RuntimeException e) {
    return refused(name, thrown(e), "See the cause.", e);
  }

  private static ClientException refused(
      String name, String what, String remedy, @Nullable Throwable cause) {
    return ClientException.notSent(OPERATION, sentence(name, what), remedy, cause);
  }

  /** Only a class is named: what a provider throws or returns may hold a secret. */
  private static String thrown(Throwable e) {
    return "threw " + e.getClass().getName();
  }

  private static String sentence(String name, String what) {
    return "credentials provider " + name + ": " + what + " (expected: AWS credentials).";
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
