package dev.gatehouse.server;

import dev.gatehouse.keys.KeyId;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.keys.Resealing;
import dev.gatehouse.spring.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The command {@code keys}: makes, lists and changes key rings, and seals the database anew. It
 * names keys by their ids and prints nothing else of them.
 */
@SuppressWarnings("SystemOut")
final class KeysCommand {
  static final String NAME = "keys";

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final Set<String> ON_THE_DATABASE = Set.of("retire", "reseal");
  private static final String KEY_RING = "--gatehouse.key-ring=";
  private static final String USAGE =
      """
      Usage: keys create <file>                   makes a key ring
             keys list <file>                     shows the ids of its keys
             keys add <file>                      adds a key, which seals nothing yet
             keys promote <file> <id>             lets that key seal from the next start on
             keys rotate <file>                   adds a key and promotes it, for a single server
             keys reseal [settings]               seals the whole database by the primary key
             keys retire <file> <id> [settings]   removes a key that seals nothing any more
      The settings are those of the server, such as --spring.datasource.url=...\
      """;

  private KeysCommand() {}

  /** Carries the command out and says the status to exit with. */
  static int run(List<String> arguments) {
    var words = arguments.stream().filter(each -> !each.startsWith("--")).toList();
    var settings = arguments.stream().filter(each -> each.startsWith("--")).toList();
    var command = words.isEmpty() ? "" : words.getFirst();
    if (!settings.isEmpty() && !ON_THE_DATABASE.contains(command)) {
      return misused();
    }
    try {
      return carryOut(command + words.size(), words, settings);
    } catch (NoSuchFileException absent) {
      return failed("There is no file " + absent.getFile());
    } catch (IOException failure) {
      return failed("The key ring stays as it is: " + failure);
    } catch (IllegalArgumentException refused) {
      return failed(String.valueOf(refused.getMessage()));
    } catch (StartRefused refused) {
      return failed(refused.getMessage() + System.lineSeparator() + refused.action());
    }
  }

  private static int carryOut(String command, List<String> words, List<String> settings)
      throws IOException {
    return switch (command) {
      case "create2" -> create(file(words));
      case "list2" -> list(read(file(words)));
      case "add2" -> change(file(words), KeyRing::add);
      case "promote3" -> change(file(words), ring -> ring.promote(key(words)));
      case "rotate2" -> change(file(words), KeyRing::rotate);
      case "reseal1" -> reseal(settings);
      case "retire3" -> retire(file(words), key(words), settings);
      default -> misused();
    };
  }

  private static int create(Path file) throws IOException {
    if (Files.exists(file)) {
      return failed(file + " is there already, and stays as it is.");
    }
    KeyRing.loadOrCreate(file);
    System.out.println("A new key ring is in " + file);
    System.out.println("Keep a copy of it: who loses it loses what it has sealed.");
    System.out.println("Start with --gatehouse.key-ring=file:" + file);
    return DONE;
  }

  private static int change(Path file, UnaryOperator<KeyRing> change) throws IOException {
    var changed = KeyRing.change(file, change);
    System.out.println("The key ring in " + file + " is changed; servers read it when they start.");
    return list(changed);
  }

  private static int list(KeyRing ring) {
    for (var key : ring.keys()) {
      var does =
          switch (key.state()) {
            case PRIMARY -> "primary: seals and opens";
            case READY -> "opens";
            case DISABLED -> "disabled";
          };
      System.out.printf("%-10s  %s%n", key.id(), does);
    }
    return DONE;
  }

  private static int reseal(List<String> settings) {
    try (var accounts = Accounts.open(settings)) {
      return report(accounts.gatehouse().sealedValues().reseal());
    }
  }

  private static int report(Resealing resealing) {
    new TreeMap<>(resealing.resealed())
        .forEach((table, values) -> System.out.println(table + ": " + values + " sealed anew"));
    if (resealing.complete()) {
      System.out.println("The primary key seals everything now.");
      return DONE;
    }
    resealing
        .left()
        .forEach((key, values) -> System.err.println("Key " + key + " still seals " + values));
    return failed(
        "These do not open, or a server that does not know of the primary key has sealed them:"
            + " see above, restart all servers, and run this again.");
  }

  private static int retire(Path file, KeyId key, List<String> settings) throws IOException {
    // before the database is asked
    read(file).retire(key);
    var others = settings.stream().filter(setting -> !setting.startsWith(KEY_RING));
    var all = Stream.concat(others, Stream.of(KEY_RING + "file:" + file)).toList();
    try (var accounts = Accounts.open(all)) {
      if (accounts.gatehouse().users().first().isEmpty()) {
        return failed("This database has no users: it is not the one that the keys are used for.");
      }
      var values = accounts.gatehouse().sealedValues().counts().getOrDefault(key, 0L);
      if (values > 0) {
        return failed("Key " + key + " still seals " + values + ": run keys reseal first.");
      }
    }
    return change(file, ring -> ring.retire(key));
  }

  private static Path file(List<String> words) {
    return Path.of(words.get(1)).toAbsolutePath();
  }

  private static KeyRing read(Path file) throws IOException {
    return KeyRing.parse(Files.readString(file));
  }

  private static KeyId key(List<String> words) {
    return KeyId.parse(words.get(2))
        .orElseThrow(() ->
            new IllegalArgumentException(
                words.get(2) + " is no id of a key; keys list shows the ids"));
  }

  private static int misused() {
    System.err.println(USAGE);
    return MISUSED;
  }

  private static int failed(String why) {
    System.err.println(why);
    return FAILED;
  }
}
