package dev.gatehouse.server;

import dev.gatehouse.SqliteDataSources;
import dev.gatehouse.bucket.FolderBucket;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.spring.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the embedded default: the database and the key ring, for nobody else to read. */
final class DataFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final String DATABASE = "accounts.db";
  private static final String KEY_RING = "key-ring.json";
  private static final String MAILS = "mail";
  private static final String PICTURES = "avatars";
  private static final List<String> FILES =
      List.of(DATABASE, DATABASE + "-wal", DATABASE + "-shm", KEY_RING, MAILS, PICTURES);
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path folder;
  private final boolean inUse;

  private DataFolder(Path folder) {
    this.folder = folder;
    this.inUse = Files.exists(folder.resolve(DATABASE));
  }

  /** Whether there is a database in the folder. */
  static boolean hasDatabase(Path folder) {
    return Files.exists(folder.resolve(DATABASE));
  }

  /** The folder, which is made if it is not there. */
  static DataFolder at(Path path) {
    var folder = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, privately(folder, "rwx------"));
      }
      requireNotForEverybody(folder);
      for (var name : FILES) {
        makePrivate(folder.resolve(name));
      }
      return new DataFolder(folder);
    } catch (IOException failure) {
      throw refused(folder, failure);
    }
  }

  // who may write in the folder may put another key ring or database in the place of ours
  private static void requireNotForEverybody(Path folder) throws IOException {
    if (permissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new StartRefused(
          "Everybody may write in the data folder " + folder + ".",
          "Take that right away, such as by chmod o-w, or choose another folder by"
              + " gatehouse.data-dir.",
          null);
    }
  }

  // a copy put back, or a folder made by hand, may have left them for others to read
  private static void makePrivate(Path file) throws IOException {
    var open = EnumSet.copyOf(OF_OTHERS);
    open.retainAll(permissions(file));
    if (!open.isEmpty()) {
      var kept = EnumSet.copyOf(permissions(file));
      kept.removeAll(OF_OTHERS);
      Files.setPosixFilePermissions(file, kept);
      LOG.warn("{} could be reached by others than its owner, and is private now", file);
    }
  }

  private static Set<PosixFilePermission> permissions(Path path) throws IOException {
    return Files.exists(path)
            && path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.getPosixFilePermissions(path)
        : Set.of();
  }

  /** The database in the folder, which is made if it is not there. */
  DataSource database() {
    var file = folder.resolve(DATABASE);
    try {
      // before SQLite makes it, with permissions that SQLite then gives to the log beside it
      Files.createFile(file, privately(folder, "rw-------"));
    } catch (FileAlreadyExistsException everyLaterStart) {
      return open(file);
    } catch (IOException failure) {
      throw refused(folder, failure);
    }
    return open(file);
  }

  /** The key ring in the folder, which is made if it is not there. */
  KeyRing keyRing() {
    var file = folder.resolve(KEY_RING);
    // a new one would open nothing of what the database holds
    if (inUse && Files.notExists(file)) {
      throw new StartRefused(
          "The key ring " + file + " is gone, and the database beside it was sealed with it.",
          "Put key-ring.json back from your copy of the data folder.",
          null);
    }
    try {
      return KeyRing.loadOrCreate(file);
    } catch (IOException failure) {
      throw refused(folder, failure);
    } catch (IllegalArgumentException noKeyRing) {
      throw new StartRefused(
          "The file " + file + " is no key ring.",
          "Put the key ring back that was made with this data folder; without it what is sealed in"
              + " the database is lost.",
          noKeyRing);
    }
  }

  /** The folder for mails that are not sent, which is made if it is not there. */
  Path mails() {
    var mails = folder.resolve(MAILS);
    try {
      if (!Files.isDirectory(mails)) {
        Files.createDirectory(mails, privately(folder, "rwx------"));
      }
      return mails;
    } catch (IOException failure) {
      throw refused(folder, failure);
    }
  }

  /** The bucket for the pictures of users, which is made if it is not there. */
  Bucket pictures() {
    try {
      return FolderBucket.at(folder.resolve(PICTURES));
    } catch (IOException failure) {
      throw refused(folder, failure);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private DataSource open(Path file) {
    try {
      return SqliteDataSources.open(file);
    } catch (StorageException failure) {
      throw refused(folder, failure);
    }
  }

  private static StartRefused refused(Path folder, Exception failure) {
    return new StartRefused(
        "The data folder " + folder + " cannot be used: " + failure,
        "Make it a folder that the user of this process can write to, with room on its disk, or"
            + " choose another by gatehouse.data-dir.",
        failure);
  }

  private static FileAttribute<?>[] privately(Path folder, String permissions) throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
