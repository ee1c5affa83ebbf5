package dev.gatehouse.spring.pages.admin;

import dev.gatehouse.Settings;
import dev.gatehouse.spring.GatehouseProperties;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The settings in force, to be read and not to be changed; no secret is among them. */
final class SettingsPage {
  private static final String REDACTED = "[redacted]";
  private static final Pattern SECRET = Pattern.compile("key|secret|token|credential");

  // a service may be named together with who asks it
  private static final Pattern USER_IN_URL = Pattern.compile("//[^/@\\s]+@");

  private final Office office;
  private final List<Group> groups;

  SettingsPage(Office office, Settings settings, GatehouseProperties properties) {
    this.office = office;
    var ownOfTheStarter =
        Stream.of(
            new Setting("gatehouse.base-url", properties.baseUrl().toString()),
            new Setting("gatehouse.path", properties.path()),
            new Setting("gatehouse.key-ring", REDACTED),
            new Setting("gatehouse.trusted-proxies", text(properties.trustedProxies())));
    this.groups = groups(Stream.concat(ownOfTheStarter, all("gatehouse", settings)));
  }

  /** One setting, by the name it is set by. */
  record Setting(String name, String value) {
    private String group() {
      var parts = name.split("\\.", 3);
      return parts.length == 3 ? parts[1] : parts[0];
    }
  }

  /** Settings whose names begin alike. */
  record Group(String name, List<Setting> settings) {}

  private static List<Group> groups(Stream<Setting> settings) {
    return settings
        .collect(Collectors.groupingBy(Setting::group, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  ServerResponse show(ServerRequest request) {
    return office.show("admin-settings", Map.of("groups", groups), request);
  }

  private static Stream<Setting> all(String prefix, Record group) {
    return Stream.of(group.getClass().getRecordComponents())
        .flatMap(component -> {
          var name = prefix + '.' + kebab(component.getName());
          var value = read(component, group);
          return value instanceof Record inner
              ? all(name, inner)
              : Stream.of(new Setting(name, shown(component.getName(), value)));
        });
  }

  private static String shown(String name, Object value) {
    var secret = SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    return secret ? REDACTED : USER_IN_URL.matcher(text(value)).replaceAll("//" + REDACTED + "@");
  }

  private static String text(Object value) {
    return switch (value) {
      case Optional<?> maybe -> maybe.map(SettingsPage::text).orElse("");
      // a path is no collection, but iterates over paths without end
      case Collection<?> several ->
          several.stream().map(SettingsPage::text).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  private static Object read(RecordComponent component, Record group) {
    try {
      return component.getAccessor().invoke(group);
    } catch (ReflectiveOperationException allArePublic) {
      throw new IllegalStateException(allArePublic);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
