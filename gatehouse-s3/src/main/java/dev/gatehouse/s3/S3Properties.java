package dev.gatehouse.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which S3 bucket keeps the pictures of users.
 *
 * @param bucket its name; it must be there
 * @param prefix what every key in it begins with, such as avatars/
 * @param region the region, if the SDK does not find it in the environment
 * @param endpoint the address of an S3 server that is not Amazon's
 * @param pathStyle whether the bucket is named in the path, as most servers but Amazon's want it
 * @param accessKey the access key; without one the SDK looks where it always does
 * @param secretKey the secret that belongs to it
 */
@ConfigurationProperties("gatehouse.avatar.s3")
public record S3Properties(
    @DefaultValue("") String bucket,
    @DefaultValue("") String prefix,
    @Nullable String region,
    @Nullable URI endpoint,
    @DefaultValue("false") boolean pathStyle,
    @Nullable String accessKey,
    @Nullable String secretKey) {
  /** Checks that the keys come as a pair. */
  public S3Properties {
    if ((accessKey == null) != (secretKey == null)) {
      throw new IllegalArgumentException(
          "gatehouse.avatar.s3.access-key and .secret-key are set both or not at all");
    }
  }

  /** Says where, and nothing of the keys. */
  @Override
  public String toString() {
    return "S3Properties[" + bucket + "]";
  }
}
