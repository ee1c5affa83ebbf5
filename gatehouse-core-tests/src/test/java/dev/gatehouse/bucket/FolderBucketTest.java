package dev.gatehouse.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBucketTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @TempDir Path parent;

  private Path folder;
  private FolderBucket bucket;

  @BeforeEach
  void open() throws IOException {
    folder = parent.resolve("files");
    bucket = FolderBucket.at(folder);
  }

  @Test
  void keepsAndRemoves() throws IOException {
    put("content");
    assertThat(get()).isEqualTo("content");

    bucket.delete(KEY);
    bucket.delete(KEY);

    assertThat(bucket.get(KEY)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../../../../../../../../etc/passwd",
        "/etc/passwd",
        "0123456789abcdef0123456789abcde/",
        "../456789abcdef0123456789abcdef01",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef\n",
        "0123456789abcdef0123456789abcde\0",
        "0123456789abcdef0123456789abcdef::$DATA"
      })
  void takesNothingForAKeyButDigits(String key) {
    assertThatThrownBy(() -> bucket.put(key, InputStream.nullInputStream(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bucket.get(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bucket.delete(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsNothingOfContentThatBreaksOff() throws IOException {
    var broken =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[100_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("broken off");
              }

              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                return read();
              }
            });

    assertThatThrownBy(() -> bucket.put(KEY, broken, 200_000)).hasMessage("broken off");

    assertThat(bucket.get(KEY)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void keepsNothingOfContentOfAnotherLength() throws IOException {
    var content = new ByteArrayInputStream(new byte[9]);

    assertThatThrownBy(() -> bucket.put(KEY, content, 10)).isInstanceOf(IOException.class);

    assertThat(files()).isEmpty();
  }

  @Test
  void removesWhatAKilledPutHasLeft() throws IOException {
    put("content");
    Files.move(folder.resolve("01").resolve(KEY), folder.resolve("01").resolve(KEY + ".part"));

    assertThat(bucket.get(KEY)).isEmpty();
    bucket.delete(KEY);

    assertThat(files()).isEmpty();
  }

  @Test
  void saysSoWhenItsFolderIsGone() throws IOException {
    Files.delete(folder);

    assertThatThrownBy(() -> put("content")).hasMessageContaining("is gone");
    assertThatThrownBy(() -> bucket.get(KEY)).hasMessageContaining("is gone");
    assertThatThrownBy(() -> bucket.delete(KEY)).hasMessageContaining("is gone");
    assertThat(folder).doesNotExist();
  }

  @Test
  void isForNobodyElse() throws IOException {
    put("content");

    try (var paths = Files.walk(folder)) {
      assertThat(paths.toList())
          .allSatisfy(path ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                  .endsWith("------"));
    }
  }

  private void put(String content) throws IOException {
    var bytes = content.getBytes(UTF_8);
    bucket.put(KEY, new ByteArrayInputStream(bytes), bytes.length);
  }

  private String get() throws IOException {
    try (var content = bucket.get(KEY).orElseThrow()) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  private List<Path> files() throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
