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
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;

/** The folder of the embedded default: the database and the key ring, for nobody else to read. */
final class DataFolder {
  private static final String DATABASE = "accounts.db";
  private static final String KEY_RING = "key-ring.json";
  private static final String MAILS = "mail";
  private static final String PICTURES = "avatars";

  private final Path folder;
  private final boolean inUse;

  private DataFolder(Path folder) {
    this.folder = folder;
    this.inUse = Files.exists(folder.resolve(DATABASE));
  }

  /** The folder, which is made if it is not there. */
  static DataFolder at(Path path) {
    var folder = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, privately(folder, "rwx------"));
      }
      return new DataFolder(folder);
    } catch (IOException failure) {
      throw refused(folder, failure);
    }
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
