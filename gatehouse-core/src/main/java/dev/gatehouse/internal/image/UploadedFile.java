package dev.gatehouse.internal.image;

import dev.gatehouse.spi.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.stream.FileImageInputStream;

/**
 * What a stranger sends, on its way through a temporary file that is gone when this is closed: any
 * number of uploads at once take no more memory than their buffers.
 */
public final class UploadedFile implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final Path file;
  private final String digest;
  private final long length;
  private final Inspection inspection;

  private UploadedFile(Path file, String digest, long length, Inspection inspection) {
    this.file = file;
    this.digest = digest;
    this.length = length;
    this.inspection = inspection;
  }

  /**
   * Reads the content as far as it is worth it, and looks at it.
   *
   * @throws IOException when the content cannot be read to its end
   * @throws StorageException when there is no room for it
   */
  public static UploadedFile receive(InputStream content, PictureLimits limits) throws IOException {
    var file = temporary();
    try {
      var sha256 = sha256();
      var start = content.readNBytes(PictureKind.TELLING_BYTES);
      // before the rest is read: most of what is no picture shows it here
      if (start.length < PictureKind.TELLING_BYTES || PictureKind.of(start).isEmpty()) {
        return new UploadedFile(file, "", start.length, new Inspection.NotAPicture());
      }
      long length = copy(start, content, file, sha256, limits.bytes());
      var inspection = length > limits.bytes() ? new Inspection.TooLong() : inspect(file, limits);
      return new UploadedFile(file, HexFormat.of().formatHex(sha256.digest()), length, inspection);
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(file);
      throw failure;
    }
  }

  /** The SHA-256 of the content, in lower-case hexadecimal. */
  public static String digest(InputStream content) throws IOException {
    var sha256 = sha256();
    content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** What the look at it has shown. */
  public Inspection inspection() {
    return inspection;
  }

  /** The SHA-256 of the whole content, in lower-case hexadecimal. */
  public String digest() {
    return digest;
  }

  /** How many bytes there are. */
  public long length() {
    return length;
  }

  /** The content from its beginning. */
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /** Removes the temporary file. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("gatehouse-upload", null);
    } catch (IOException failure) {
      throw new StorageException("there is no room for an upload", failure);
    }
  }

  private static long copy(
      byte[] start, InputStream content, Path file, MessageDigest sha256, long limit)
      throws IOException {
    try (var out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
      var buffer = new byte[BUFFER];
      long length = 0;
      int read = start.length;
      System.arraycopy(start, 0, buffer, 0, read);
      while (read >= 0 && length <= limit) {
        write(out, buffer, read);
        length += read;
        read = content.read(buffer);
      }
      return length;
    }
  }

  // a full disk is ours, a broken connection is the client's
  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException failure) {
      throw new StorageException("there is no room for an upload", failure);
    }
  }

  private static Inspection inspect(Path file, PictureLimits limits) throws IOException {
    if (Disguise.isWornBy(file)) {
      return new Inspection.NotAPicture();
    }
    try (var input = new FileImageInputStream(file.toFile())) {
      var start = new byte[PictureKind.TELLING_BYTES];
      input.readFully(start);
      input.seek(0);
      return PictureHeader.inspect(PictureKind.of(start).orElseThrow(), input, limits);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
