package dev.gatehouse.s3;

import dev.gatehouse.spi.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps files in an S3 bucket, where nobody else needs to be able to read them. */
public final class S3Bucket implements Bucket {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * Makes the bucket.
   *
   * @param bucket its name
   * @param prefix what every key in it begins with; may be empty
   */
  public S3Bucket(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void put(String key, InputStream content, long length) throws IOException {
    var object = object(key);
    try {
      client.putObject(
          put -> put.bucket(bucket).key(object).contentType("application/octet-stream"),
          RequestBody.fromInputStream(content, length));
    } catch (SdkException failure) {
      throw new IOException("the bucket " + bucket + " did not take a file", failure);
    }
  }

  @Override
  public Optional<InputStream> get(String key) throws IOException {
    var object = object(key);
    try {
      return Optional.of(client.getObject(get -> get.bucket(bucket).key(object)));
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    } catch (SdkException failure) {
      throw new IOException("the bucket " + bucket + " did not give a file", failure);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    var object = object(key);
    try {
      client.deleteObject(delete -> delete.bucket(bucket).key(object));
    } catch (SdkException failure) {
      throw new IOException("the bucket " + bucket + " did not remove a file", failure);
    }
  }

  private String object(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("a key is 32 lower-case hexadecimal digits");
    }
    return prefix + key;
  }
}
