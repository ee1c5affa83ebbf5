package dev.gatehouse.s3;

import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spring.GatehouseAutoConfiguration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps the pictures of users in S3 where {@code gatehouse.avatar.s3.bucket} is set; an {@link
 * S3Client} of the application's own is used if there is one.
 */
@AutoConfiguration(before = GatehouseAutoConfiguration.class)
@ConditionalOnProperty("gatehouse.avatar.s3.bucket")
@EnableConfigurationProperties(S3Properties.class)
public final class GatehouseS3AutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  S3Client gatehouseS3Client(S3Properties properties) {
    var client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .forcePathStyle(properties.pathStyle());
    Optional.ofNullable(properties.region()).map(Region::of).ifPresent(client::region);
    Optional.ofNullable(properties.endpoint()).ifPresent(client::endpointOverride);
    if (properties.accessKey() != null && properties.secretKey() != null) {
      var keys = AwsBasicCredentials.create(properties.accessKey(), properties.secretKey());
      client.credentialsProvider(StaticCredentialsProvider.create(keys));
    }
    return client.build();
  }

  @Bean
  @ConditionalOnMissingBean
  Bucket gatehouseS3Bucket(S3Client client, S3Properties properties) {
    return new S3Bucket(client, properties.bucket(), properties.prefix());
  }
}
