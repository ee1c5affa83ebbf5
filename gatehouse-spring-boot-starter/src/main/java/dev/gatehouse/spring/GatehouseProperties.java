package dev.gatehouse.spring;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Where Gatehouse lives in a Spring Boot application; {@link SettingsBinding} reads how it behaves.
 *
 * @param baseUrl the public address of the application, without a path: mailed links begin with it,
 *     and with https the cookies are Secure and carry the prefix __Host-
 * @param path where the pages and the JSON API live
 * @param keyRing where the key ring is, such as file:/etc/gatehouse/key-ring.json
 * @param trustedProxies addresses and CIDR blocks of the proxies whose X-Forwarded-For is believed
 */
@ConfigurationProperties("gatehouse")
public record GatehouseProperties(
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("/account") String path,
    @Nullable Resource keyRing,
    @DefaultValue List<String> trustedProxies) {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-]+)+");
  private static final Pattern BASE_URL = Pattern.compile("https?://[^/?#@]+");

  /** Checks the address and the path. */
  public GatehouseProperties {
    if (!BASE_URL.matcher(baseUrl.toString()).matches()) {
      throw new IllegalArgumentException(
          "gatehouse.base-url is http:// or https:// with a host, without a path or a slash at the"
              + " end");
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "gatehouse.path begins with a slash and does not end with one, such as /account");
    }
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Whether browsers reach the application by https. */
  public boolean https() {
    return "https".equals(baseUrl.getScheme());
  }

  /** Where the key ring is, if that is set. */
  Optional<Resource> keyRingLocation() {
    return Optional.ofNullable(keyRing);
  }
}
