package dev.gatehouse.checks;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Settings;
import dev.gatehouse.spring.GatehouseProperties;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/settings.md} lists every setting of the core with its default, and no other.
 *
 * <p>The name of a setting is {@code gatehouse}, then the components that lead to it from {@link
 * Settings} in kebab case. A default that depends on the machine is written as a multiple of its
 * cores.
 */
class SettingsDocTest {
  private static final Pattern PROPERTY = Pattern.compile("\"name\": \"(gatehouse\\.[^\"]+)\"");
  private static final String CORES = " × cores";

  @Test
  void listsEverySettingWithItsDefault() throws ReflectiveOperationException {
    var settings = new TreeMap<String, Object>();
    collect("gatehouse", Settings.defaults(), settings);

    assertThat(documented(settings)).isEqualTo(settings);
  }

  @Test
  void listsEveryPropertyOfTheStarterHereOrThere() throws IOException {
    var core = Page.of("docs/settings.md").rows().stream();
    var starter = Page.of("docs/settings-spring.md").rows().stream();

    assertThat(Stream.concat(core, starter).map(row -> code(row, 0)))
        .containsExactlyInAnyOrderElementsOf(properties());
  }

  private static Set<String> properties() throws IOException {
    var file = "/META-INF/spring-configuration-metadata.json";
    try (var metadata = GatehouseProperties.class.getResourceAsStream(file)) {
      var json =
          new String(Objects.requireNonNull(metadata).readAllBytes(), StandardCharsets.UTF_8);
      var list = json.substring(json.indexOf("\"properties\""));
      return PROPERTY.matcher(list).results().map(found -> found.group(1)).collect(toSet());
    }
  }

  @Test
  void saysWhatEachSettingMeans() {
    assertThat(Page.of("docs/settings.md").rows())
        .allSatisfy(row -> assertThat(row).hasSize(3).doesNotContain(""));
  }

  private static void collect(String name, Object value, Map<String, Object> settings)
      throws ReflectiveOperationException {
    if (!value.getClass().isRecord()) {
      settings.put(name, value);
      return;
    }
    for (RecordComponent part : value.getClass().getRecordComponents()) {
      collect(name + "." + kebab(part.getName()), part.getAccessor().invoke(value), settings);
    }
  }

  // read as the type of the real one, so that every way to write a duration is as good
  private static Map<String, Object> documented(Map<String, Object> settings) {
    return Page.of("docs/settings.md").rows().stream()
        .collect(
            toMap(
                row -> code(row, 0),
                row -> read(code(row, 1), settings.getOrDefault(code(row, 0), "unknown setting")),
                (first, second) -> "listed twice",
                TreeMap::new));
  }

  private static Object read(String text, Object like) {
    return switch (like) {
      case Optional<?> absent when text.equals("none") -> Optional.empty();
      case List<?> nothing when text.equals("none") -> List.of();
      case Duration span -> duration(text);
      case Integer number when text.endsWith(CORES) ->
          Integer.parseInt(text.replace(CORES, "")) * Runtime.getRuntime().availableProcessors();
      case Integer number -> Integer.valueOf(text);
      case Boolean yes -> Boolean.valueOf(text);
      case Enum<?> choice when choice.name().toLowerCase(Locale.ROOT).equals(text) -> choice;
      default -> text;
    };
  }

  private static Duration duration(String text) {
    var iso = text.endsWith("d") ? "P" + text : "PT" + text;
    return Duration.parse(text.startsWith("P") ? text : iso);
  }

  private static String code(List<String> row, int cell) {
    return row.get(cell).replace("`", "");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
