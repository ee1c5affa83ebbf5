package dev.gatehouse.avatar;

import dev.gatehouse.avatar.Avatar.Variant;
import dev.gatehouse.avatar.AvatarFileRepository.Owner;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.image.EncodedPicture;
import dev.gatehouse.internal.image.UploadedFile;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of all pictures, in a bucket, and their rows.
 *
 * <p>A file's row is written first, with its end set an hour ahead; the transaction that needs the
 * file takes that end away. Whatever is broken off on the way leaves a row whose time has run out,
 * and so no file is ever lost sight of.
 */
final class AvatarFiles {
  private static final Logger LOG = LoggerFactory.getLogger(AvatarFiles.class);
  private static final Duration UNADOPTED = Duration.ofHours(1);
  private static final int KEY_BYTES = 16;
  private static final int BATCH = 100;

  private final Foundation foundation;
  private final AvatarFileRepository files;
  private final Bucket bucket;

  AvatarFiles(Foundation foundation, AvatarFileRepository files, Bucket bucket) {
    this.foundation = foundation;
    this.files = files;
    this.bucket = bucket;
  }

  /** Puts the upload as it came into the bucket, and says its key. */
  String put(Owner owner, UploadedFile upload) throws IOException {
    var file = new Variant(AvatarFileRepository.SOURCE, newKey(), "", 0, 0);
    try (var content = upload.open()) {
      put(owner, file, content, upload.length());
    }
    return file.key();
  }

  /** Puts one size of a picture into the bucket, and says its key. */
  String put(Owner owner, String name, EncodedPicture picture) throws IOException {
    var file = new Variant(name, newKey(), picture.type(), picture.width(), picture.height());
    put(owner, file, picture.open(), picture.length());
    return file.key();
  }

  /** Keeps the file for good; false when that comes too late. */
  boolean adopt(Transaction transaction, String key, Instant now) {
    return files.adopt(transaction, key, now);
  }

  /** Gives up a file that the work it was made for has no use for. */
  void abandon(String key) {
    files.abandon(key, foundation.now());
  }

  /** Gives up what the user's picture and waiting job do not need; removed after the commit. */
  void settle(Transaction transaction, UserId user, Instant now) {
    files.doomUnneeded(transaction, user, now);
  }

  Optional<InputStream> open(String key) throws IOException {
    return bucket.get(key);
  }

  /** Removes every file whose time has run out; what cannot be removed now is tried again. */
  int removeDoomed() {
    int removed = 0;
    for (var keys = files.doomed(foundation.now(), BATCH);
        !keys.isEmpty();
        keys = files.doomed(foundation.now(), BATCH)) {
      for (var key : keys) {
        if (!remove(key)) {
          return removed;
        }
        removed++;
      }
    }
    return removed;
  }

  private void put(Owner owner, Variant file, InputStream content, long length) throws IOException {
    var now = foundation.now();
    files.insert(owner, file, length, now.plus(UNADOPTED));
    bucket.put(file.key(), content, length);
    var then = foundation.now();
    if (!files.confirm(file.key(), then, then.plus(UNADOPTED))) {
      // its row may be gone already, and nobody would find it
      bucket.delete(file.key());
      throw new IOException("a file took too long to be put into the bucket");
    }
  }

  private boolean remove(String key) {
    try {
      bucket.delete(key);
    } catch (IOException | RuntimeException failure) {
      LOG.warn("a file that is not needed could not be removed; it is tried again", failure);
      return false;
    }
    files.delete(key);
    return true;
  }

  private String newKey() {
    var key = new byte[KEY_BYTES];
    foundation.random().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }
}
