package dev.gatehouse.spring;

import dev.gatehouse.keys.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a key ring on the command line, in a file that only its owner can read. */
public final class NewKeyRing {
  private NewKeyRing() {}

  /**
   * Writes a new key ring to the file that the one argument names; a file that is there stays as it
   * is.
   */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("Say where the key ring is to be written: NewKeyRing <file>");
      System.exit(2);
    }
    var file = Path.of(arguments[0]).toAbsolutePath();
    if (Files.exists(file)) {
      System.err.println(file + " is there already, and stays as it is.");
      System.exit(1);
    }
    KeyRing.loadOrCreate(file);
    System.out.println(
        "A new key ring is in " + file + ". Now set gatehouse.key-ring=file:" + file);
  }
}
