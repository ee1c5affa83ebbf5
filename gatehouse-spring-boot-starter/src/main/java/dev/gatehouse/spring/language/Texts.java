package dev.gatehouse.spring.language;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of the pages, those of the host before our own. */
public final class Texts {
  private final List<String> files;
  private final ClassLoader loader;
  private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

  /** Those in the files of these names, the first one first. */
  public Texts(List<String> files, ClassLoader loader) {
    this.files = List.copyOf(files);
    this.loader = loader;
    source.setBasenames(files.toArray(String[]::new));
    source.setBundleClassLoader(loader);
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
  }

  /** A code, and what it is called. */
  public record Named(String code, String words) {}

  /** Where they are looked up. */
  public MessageSource source() {
    return source;
  }

  /** All codes whose keys begin so, in the order of their words in that language. */
  public List<Named> named(String prefix, Locale language) {
    return keys()
        .filter(key -> key.startsWith(prefix))
        .distinct()
        .map(key ->
            new Named(key.substring(prefix.length()), source.getMessage(key, null, language)))
        .sorted(Comparator.comparing(Named::words, Collator.getInstance(language)))
        .toList();
  }

  private Stream<String> keys() {
    return files.stream()
        .flatMap(file -> ResourceBundle.getBundle(file, Locale.ROOT, loader).keySet().stream());
  }
}
