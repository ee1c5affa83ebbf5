package dev.gatehouse.server;

import dev.gatehouse.keys.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command {@code keys create <file>}: makes a key ring that only the file's owner can read. */
@SuppressWarnings("SystemOut")
final class KeysCommand {
  static final String NAME = "keys";

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private KeysCommand() {}

  /** Carries the command out and says the status to exit with. */
  static int run(List<String> arguments) {
    if (arguments.size() != 2 || !arguments.get(0).equals("create")) {
      System.err.println("Usage: keys create <file>");
      return MISUSED;
    }
    var file = Path.of(arguments.get(1)).toAbsolutePath();
    if (Files.exists(file)) {
      System.err.println(file + " is there already, and stays as it is.");
      return FAILED;
    }
    try {
      KeyRing.loadOrCreate(file);
    } catch (IOException failure) {
      System.err.println(file + " cannot be written: " + failure);
      return FAILED;
    }
    System.out.println("A new key ring is in " + file);
    System.out.println("Keep a copy of it: who loses it loses what it has sealed.");
    System.out.println("Start with --gatehouse.key-ring=file:" + file);
    return DONE;
  }
}
