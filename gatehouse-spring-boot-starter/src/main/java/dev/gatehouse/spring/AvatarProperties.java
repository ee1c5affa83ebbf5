package dev.gatehouse.spring;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where pictures of users are kept.
 *
 * @param folder a folder that every node reaches; without one, and without a Bucket bean, no
 *     pictures are taken
 */
@ConfigurationProperties("gatehouse.avatar")
record AvatarProperties(@Nullable Path folder) {
  Path place() {
    return Optional.ofNullable(folder).orElseThrow();
  }
}
