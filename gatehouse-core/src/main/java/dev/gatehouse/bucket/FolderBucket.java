package dev.gatehouse.bucket;

import dev.gatehouse.spi.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps files in a folder, for nobody else to read; several nodes need one that they all reach.
 *
 * <p>A file is written beside its place, forced to the disk and then moved into it in one step: a
 * crash or a full disk leaves nothing half done under a key.
 */
public final class FolderBucket implements Bucket {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
  private static final int SHARD_DIGITS = 2;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path folder;

  private FolderBucket(Path folder) {
    this.folder = folder;
  }

  /**
   * The bucket in that folder, which is made if it is not there.
   *
   * @throws IOException when the folder is not there and cannot be made
   */
  public static FolderBucket at(Path folder) throws IOException {
    var whole = folder.toAbsolutePath().normalize();
    Files.createDirectories(whole, privately(whole, "rwx------"));
    return new FolderBucket(whole);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for anything that is no key, such as a path
   */
  @Override
  public void put(String key, InputStream content, long length) throws IOException {
    var place = place(key);
    var part = part(place);
    requireFolder();
    makeShard(place);
    try {
      write(part, content, length);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      force(place.resolveSibling("."));
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(part);
      throw failure;
    }
  }

  @Override
  public Optional<InputStream> get(String key) throws IOException {
    var place = place(key);
    try {
      return Optional.of(Files.newInputStream(place));
    } catch (NoSuchFileException gone) {
      requireFolder();
      return Optional.empty();
    }
  }

  @Override
  public void delete(String key) throws IOException {
    var place = place(key);
    // a folder that is not mounted must not count as one whose files are removed
    requireFolder();
    Files.deleteIfExists(part(place));
    Files.deleteIfExists(place);
  }

  @Override
  public String toString() {
    return "FolderBucket[" + folder + "]";
  }

  private Path place(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("a key is 32 lower-case hexadecimal digits");
    }
    return folder.resolve(key.substring(0, SHARD_DIGITS)).resolve(key);
  }

  private static Path part(Path place) {
    return place.resolveSibling(place.getFileName() + ".part");
  }

  private void requireFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("the folder " + folder + " is gone");
    }
  }

  private void makeShard(Path place) throws IOException {
    var shard = place.resolveSibling(".").normalize();
    try {
      Files.createDirectory(shard, privately(folder, "rwx------"));
      force(folder);
    } catch (FileAlreadyExistsException mostly) {
      return;
    }
  }

  private static void write(Path part, InputStream content, long length) throws IOException {
    try (var channel = FileChannel.open(part, NEW, privately(part, "rw-------"));
        OutputStream out = Channels.newOutputStream(channel)) {
      if (content.transferTo(out) != length) {
        throw new IOException("the content has not the length that was announced");
      }
      channel.force(true);
    }
  }

  // or a crash forgets the name of a file whose bytes are there
  private static void force(Path directory) throws IOException {
    if (!isPosix(directory)) {
      return;
    }
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] privately(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
