package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Settings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class SettingsTest {
  /** A value for every key that the core knows, which is not its default. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("registration.open", "false"),
          Map.entry("registration.per-address.count", "4"),
          Map.entry("registration.per-address.window", "2h"),
          Map.entry("registration.per-client.count", "11"),
          Map.entry("registration.per-client.window", "3h"),
          Map.entry("registration.checks.count", "61"),
          Map.entry("registration.checks.window", "2m"),
          Map.entry("registration.role", "Editor"),
          Map.entry("registration.active", "false"),
          Map.entry("registration.usernames", "false"),
          Map.entry("sign-in.per-address-and-client.count", "6"),
          Map.entry("sign-in.per-address-and-client.window", "4m"),
          Map.entry("sign-in.per-client.count", "16"),
          Map.entry("sign-in.per-client.window", "5m"),
          Map.entry("session.most", "51"),
          Map.entry("device.known", "366d"),
          Map.entry("device.most", "51"),
          Map.entry("sign-in.per-address.count", "31"),
          Map.entry("sign-in.per-address.window", "2h"),
          Map.entry("magic-link.open", "false"),
          Map.entry("magic-link.life", "16m"),
          Map.entry("magic-link.per-address.count", "4"),
          Map.entry("magic-link.per-address.window", "6m"),
          Map.entry("magic-link.per-client.count", "16"),
          Map.entry("magic-link.per-client.window", "6m"),
          Map.entry("device.trusted", "31d"),
          Map.entry("second-factor.required.roles", "Admin"),
          Map.entry("second-factor.required.from", "2026-12-01T00:00:00Z"),
          Map.entry("second-factor.codes.count", "6"),
          Map.entry("second-factor.codes.window", "2m"),
          Map.entry("second-factor.challenge", "6m"),
          Map.entry("totp.issuer", "Otters"),
          Map.entry("totp.before", "2"),
          Map.entry("totp.after", "1"),
          Map.entry("totp.setup", "16m"),
          Map.entry("password.shortest", "9"),
          Map.entry("password.longest", "129"),
          Map.entry("password.strength", "4"),
          Map.entry("password.breaches.url", "https://breaches.example.org/range"),
          Map.entry("password.breaches.timeout", "2s"),
          Map.entry("password.algorithm", "argon2id"),
          Map.entry("password.cost", "13"),
          Map.entry("password.argon2.memory", "20"),
          Map.entry("password.argon2.passes", "3"),
          Map.entry("password.argon2.lanes", "2"),
          Map.entry("password.threads", "77"),
          Map.entry("password.queue", "78"),
          Map.entry("password.confirmations.count", "6"),
          Map.entry("password.confirmations.window", "6m"),
          Map.entry("password-change.reset-link", "2h"),
          Map.entry("password-change.per-address.count", "4"),
          Map.entry("password-change.per-address.window", "7m"),
          Map.entry("password-change.per-client.count", "16"),
          Map.entry("password-change.per-client.window", "8m"),
          Map.entry("password-change.by-administrators", "true"),
          Map.entry("invitation.link", "8d"),
          Map.entry("invitation.per-actor.count", "61"),
          Map.entry("invitation.per-actor.window", "2h"),
          Map.entry("invitation.per-address.count", "6"),
          Map.entry("invitation.per-address.window", "3h"),
          Map.entry("email.confirmation", "8d"),
          Map.entry("email.per-address.count", "4"),
          Map.entry("email.per-address.window", "9m"),
          Map.entry("email.per-client.count", "16"),
          Map.entry("email.per-client.window", "10m"),
          Map.entry("email-change.link", "8d"),
          Map.entry("email-change.undo", "9d"),
          Map.entry("email-change.per-user.count", "4"),
          Map.entry("email-change.per-user.window", "11m"),
          Map.entry("email-change.per-address.count", "5"),
          Map.entry("email-change.per-address.window", "12m"),
          Map.entry("email-change.per-client.count", "16"),
          Map.entry("email-change.per-client.window", "13m"),
          Map.entry("session.idle", "15d"),
          Map.entry("session.absolute", "61d"),
          Map.entry("session.touch", "2m"),
          Map.entry("session.fingerprint", "strict"),
          Map.entry("field.changes.count", "33"),
          Map.entry("field.changes.window", "2h"),
          Map.entry("avatar.largest-file", "2000000"),
          Map.entry("avatar.longest-side", "5000"),
          Map.entry("avatar.most-pixels", "5000000"),
          Map.entry("avatar.uploads.count", "31"),
          Map.entry("avatar.uploads.window", "9m"),
          Map.entry("place.database", "/var/lib/places/city.mmdb"),
          Map.entry("deletion.grace", "31d"),
          Map.entry("data-export.exports.count", "6"),
          Map.entry("data-export.exports.window", "2d"),
          Map.entry("housekeeping.every", "2h"),
          Map.entry("housekeeping.mails", "31d"));

  @Test
  void equalsTheDefaultsWhenNothingIsSet() {
    assertThat(read(Map.of())).isEqualTo(Settings.defaults());
  }

  @Test
  void changesExactlyTheFieldThatAKeyNames() {
    OTHERS.forEach((key, value) -> {
      var expected = flat("", Settings.defaults());
      var changed = flat("", read(Map.of("gatehouse." + key, value)));

      changed.entrySet().removeAll(expected.entrySet());

      assertThat(changed).containsOnlyKeys(key);
    });
  }

  @Test
  void hasAKeyForEveryField() {
    assertThat(OTHERS.keySet()).isEqualTo(flat("", Settings.defaults()).keySet());
  }

  @Test
  void describesEveryKey() throws IOException {
    var json =
        new ClassPathResource("META-INF/spring-configuration-metadata.json")
            .getContentAsString(StandardCharsets.UTF_8);
    var described = new TreeSet<String>();
    for (var property : JsonMapper.shared().readTree(json).get("properties")) {
      assertThat(property.path("description").asString("")).as(property.toString()).isNotBlank();
      described.add(property.get("name").asString());
    }

    assertThat(described).containsAll(OTHERS.keySet().stream().map("gatehouse."::concat).toList());
    assertThat(described)
        .contains(
            "gatehouse.base-url",
            "gatehouse.path",
            "gatehouse.key-ring",
            "gatehouse.trusted-proxies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org",
        "https://example.org/",
        "https://example.org/app",
        "example.org",
        "https://user@example.org"
      })
  void refusesABaseUrlThatIsNone(String url) {
    assertThatThrownBy(() -> bind(Map.of("gatehouse.base-url", url)))
        .rootCause()
        .hasMessageContaining("gatehouse.base-url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "account", "/account/", "/a/../b", "/a b", "/{x}", "/**"})
  void refusesAPathThatIsNone(String path) {
    assertThatThrownBy(() -> bind(Map.of("gatehouse.path", path)))
        .rootCause()
        .hasMessageContaining("gatehouse.path");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org,false",
    "https://example.org,true",
    "https://example.org:8443,true"
  })
  void tellsHttpsByTheBaseUrl(String url, boolean https) {
    assertThat(bind(Map.of("gatehouse.base-url", url)).https()).isEqualTo(https);
  }

  private static Settings read(Map<String, String> properties) {
    var source = new MapConfigurationPropertySource(properties);
    return new SettingsBinding(new Binder(source)).read();
  }

  private static GatehouseProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("gatehouse", GatehouseProperties.class);
  }

  /** The leaves of a tree of records, by their path in kebab case. */
  private static Map<String, Object> flat(String prefix, Record node) {
    var leaves = new TreeMap<String, Object>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      var name = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      var value = value(component, node);
      if (value instanceof Record inner) {
        leaves.putAll(flat(name + ".", inner));
      } else {
        leaves.put(name, value);
      }
    }
    return leaves;
  }

  private static Object value(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
