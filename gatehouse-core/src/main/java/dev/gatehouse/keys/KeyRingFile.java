package dev.gatehouse.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Writes a key ring into a file that is either whole or absent, and private from its first byte.
 */
final class KeyRingFile {
  // the lock of a file keeps other processes out, and throws when it is this one that holds it
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private KeyRingFile() {}

  static void createIfAbsent(Path file, String text) throws IOException {
    var folder = folderOf(file);
    var draft = draft(folder, text);
    try {
      // a link, not a move: it fails when another process was first, instead of replacing its keys
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      // theirs is as good as ours, and already in use
    } finally {
      Files.deleteIfExists(draft);
    }
    writeDurably(folder);
  }

  static KeyRing change(Path named, UnaryOperator<KeyRing> change) throws IOException {
    // where a link leads to, so that the link stays one
    var file = named.toRealPath();
    IN_THIS_PROCESS.lock();
    try (var beside = lockFile(file)) {
      beside.lock();
      var changed = change.apply(KeyRing.parse(Files.readString(file, StandardCharsets.UTF_8)));
      replace(file, changed.reveal());
      return changed;
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  // a file of its own, which stays: the key ring's is another one after each change
  private static FileChannel lockFile(Path file) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".lock");
    if (Files.notExists(beside)) {
      createIfAbsent(beside, "");
      giveOwnerOf(file, beside);
    }
    return FileChannel.open(beside, StandardOpenOption.WRITE);
  }

  private static void replace(Path file, String text) throws IOException {
    var folder = folderOf(file);
    var draft = draft(folder, text);
    try {
      giveOwnerOf(file, draft);
      givePermissionsOf(file, draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    writeDurably(folder);
  }

  // or a change made by root would lock the server out of its own file
  private static void giveOwnerOf(Path file, Path other) throws IOException {
    var given = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    var taken = Files.getFileAttributeView(other, PosixFileAttributeView.class);
    if (given == null || taken == null) {
      return;
    }
    var rights = given.readAttributes();
    var present = taken.readAttributes();
    if (!present.owner().equals(rights.owner())) {
      taken.setOwner(rights.owner());
    }
    if (!present.group().equals(rights.group())) {
      taken.setGroup(rights.group());
    }
  }

  private static void givePermissionsOf(Path file, Path draft) throws IOException {
    var taken = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (taken != null) {
      taken.setPermissions(Files.getPosixFilePermissions(file));
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file, not a root");
  }

  private static Path draft(Path folder, String text) throws IOException {
    var draft = Files.createTempFile(folder, "key-ring", ".new", privateToItsOwner(folder));
    writeDurably(draft, text);
    return draft;
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
