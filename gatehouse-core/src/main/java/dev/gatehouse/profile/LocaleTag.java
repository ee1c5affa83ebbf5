package dev.gatehouse.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A language that users may choose.
 *
 * @param text one of {@link #ALL}
 */
public record LocaleTag(String text) {
  /** Every BCP 47 tag that may be chosen. */
  public static final List<String> ALL =
      Stream.of(
              "en-US es-ES af sq am ar hy az eu bn bs bg ca zh-CN zh-TW hr cs da nl en-GB en-CA",
              "en-AU et tl fi fr-FR fr-CA gl ka de-DE de-AT de-CH gu he hi hu is id ga it ja kn kk",
              "km ko ky lo lv lt mk ms ml mt mr mn me my ne no fa pl pt-PT pt-BR pa ro ru gd sr si",
              "sk sl es-MX es-AR es-CO sw sv ta te th tr tk ur uz vi cy")
          .flatMap(line -> Stream.of(line.split(" ")))
          .toList();

  private static final Map<String, String> BY_KEY =
      ALL.stream().collect(Collectors.toUnmodifiableMap(LocaleTag::key, tag -> tag));

  /** Checks that it is one of them. */
  public LocaleTag {
    if (!ALL.contains(text)) {
      throw new IllegalArgumentException("no language to choose");
    }
  }

  /** Reads a tag in whatever case, blanks around it aside; empty for one that is not offered. */
  public static Optional<LocaleTag> parse(String text) {
    return Optional.ofNullable(BY_KEY.get(key(text.strip()))).map(LocaleTag::new);
  }

  private static String key(String tag) {
    return tag.toLowerCase(Locale.ROOT);
  }
}
