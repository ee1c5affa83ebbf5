package dev.gatehouse.spring.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class FileFormTest {
  private static final String FIELD =
      "--xYz\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nä token\r\n";
  private static final String FILE =
      String.join(
          "\r\n",
          "--xYz",
          "Content-Disposition: form-data; name=\"picture\"; filename=\"a.png\"",
          "Content-Type: image/png",
          "",
          "");

  @Test
  void knowsTheFieldsBeforeTheFile() throws IOException {
    var content = "one\r\n--xY\r\n\r\r\n--xYtwo\r\n";

    var form = begin(FIELD + FILE + content + "\r\n--xYz--\r\n").orElseThrow();

    assertThat(form.fields()).containsExactlyEntriesOf(Map.of("_csrf", List.of("ä token")));
    assertThat(text(form.file())).isEqualTo(content);
  }

  @Test
  void readsNothingOfTheFileByItself() throws IOException {
    var body = new ByteArrayInputStream(bytes(FIELD + FILE + "x".repeat(100_000) + "\r\n--xYz--"));

    begin("xYz", body);

    assertThat(body.available()).isGreaterThan(80_000);
  }

  @Test
  void isEmptyWithoutAFile() throws IOException {
    var form = begin(FIELD + "--xYz--\r\n").orElseThrow();

    assertThat(form.fields()).containsKey("_csrf");
    assertThat(text(form.file())).isEmpty();
  }

  @Test
  void breaksOffWithItsFile() throws IOException {
    var form = begin(FIELD + FILE + "the beginning\r\n--x").orElseThrow();

    assertThatThrownBy(() -> text(form.file())).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--xYz",
        "preamble\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
        "--xYz\r\nContent-Disposition: nonsense;;=\r\n\r\na\r\n--xY",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u00ff"
      })
  void isNoneWhenItIsMalformed(String body) throws IOException {
    assertThat(begin("xYz", new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1))))
        .isEmpty();
  }

  @Test
  void isNoneWhenItIsTooLong() throws IOException {
    var line = "--xYz\r\nX: " + "x".repeat(2000) + "\r\n\r\n";
    var field = FIELD.replace("ä token", "x".repeat(5000));

    assertThat(begin(line + "\r\n--xYz--")).isEmpty();
    assertThat(begin(field + "--xYz--")).isEmpty();
    assertThat(begin(FIELD.repeat(11) + "--xYz--")).isEmpty();
    assertThat(begin("x".repeat(71), InputStream.nullInputStream())).isEmpty();
    assertThat(FileForm.begin(MediaType.MULTIPART_FORM_DATA, InputStream.nullInputStream()))
        .isEmpty();
  }

  private static Optional<FileForm> begin(String body) throws IOException {
    return begin("xYz", new ByteArrayInputStream(bytes(body)));
  }

  private static Optional<FileForm> begin(String boundary, InputStream body) throws IOException {
    return FileForm.begin(
        MediaType.parseMediaType("multipart/form-data; boundary=\"" + boundary + '"'), body);
  }

  private static String text(InputStream file) throws IOException {
    return new String(file.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
