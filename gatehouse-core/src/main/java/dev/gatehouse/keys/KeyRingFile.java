package dev.gatehouse.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Writes a key ring into a file that is either whole or absent, and private from its first byte.
 */
final class KeyRingFile {
  private KeyRingFile() {}

  static void createIfAbsent(Path file, String text) throws IOException {
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file, not a root");
    var draft = Files.createTempFile(folder, "key-ring", ".new", privateToItsOwner(folder));
    try {
      writeDurably(draft, text);
      // a link, not a move: it fails when another process was first, instead of replacing its keys
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      // theirs is as good as ours, and already in use
    } finally {
      Files.deleteIfExists(draft);
    }
    writeDurably(folder);
  }

  private static void writeDurably(Path draft, String text) throws IOException {
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(text));
      channel.force(true);
    }
  }

  // or the machine's crash could leave what was sealed without the file's name in its folder
  private static void writeDurably(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean isPosix(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix");
  }

  private static FileAttribute<?>[] privateToItsOwner(Path folder) throws IOException {
    return isPosix(folder)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
