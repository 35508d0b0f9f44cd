package io.msksdk.changefeed.large;

import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Large messages in a bucket of S3. Reading needs {@code s3:GetObject}. TiCDC never deletes what it
 * put there. Thread-safe.
 */
public final class S3ClaimCheckStore implements ClaimCheckStore {
  private final S3Client client;
  private final String bucket;

  private S3ClaimCheckStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * Returns the store in a bucket.
   *
   * @param client a client of the bucket's Region, which the caller closes
   * @param bucket the only bucket that is read from, whatever a message names
   * @return the store
   */
  public static S3ClaimCheckStore of(S3Client client, String bucket) {
    return new S3ClaimCheckStore(
        requireNonNull(client, "client"), requireNonNull(bucket, "bucket"));
  }

  @Override
  public byte[] read(String location) throws IOException {
    String key = key(location);
    try {
      return client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
    } catch (NoSuchKeyException absent) {
      throw (IOException) new FileNotFoundException("S3: no such object").initCause(absent);
    } catch (SdkException failed) {
      throw new IOException("S3: " + failed.getMessage(), failed);
    }
  }

  /** The location stands in a message, so it may be anything. */
  private String key(String location) throws IOException {
    String path = null;
    try {
      URI uri = new URI(location);
      path = "s3".equals(uri.getScheme()) && bucket.equals(uri.getHost()) ? uri.getPath() : null;
    } catch (URISyntaxException notALocation) {
      // refused below, without its text
    }
    if (path == null || path.length() < 2) {
      throw new FileNotFoundException("location: not an object in the bucket " + bucket);
    }
    return path.substring(1);
  }
}
