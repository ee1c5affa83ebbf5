package dev.gatehouse.avatar;

import static dev.gatehouse.avatar.SamplePictures.encoded;
import static dev.gatehouse.avatar.SamplePictures.joined;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.client.Client;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EachDatabase
class AvatarRefusalTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final Kit kit;
  private final Client client;
  private final UserId ada;

  AvatarRefusalTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    this.ada = kit.registered("ada@example.org").id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GIF",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        "<!doctype html><script>alert(1)</script>",
        "%PDF-1.7",
        "BM the beginning of a bitmap",
        "",
        "GIF89a",
        "GIF89a/*<script>alert(1)</script>*/",
        "GIF89a nothing of the kind",
        "\u00ff\u00d8\u00ff\u00e0 nothing of the kind",
        "\u0089PNG\r\n\u001a\n nothing of the kind",
        "RIFF\4\0\0\0WEBP",
        "RIFF\u00ff\u00ff\u00ff\u007fWEBPVP8 "
      })
  void meetsWhatIsNoPicture(String content) throws IOException {
    refuses(content.getBytes(ISO_8859_1), new AvatarUpload.NotAPicture());
  }

  @Test
  void meetsAPageBehindThePicture() throws IOException {
    var gif = encoded("gif", 8, 8);
    var page = "<html><script>alert(1)</script></html>".getBytes(ISO_8859_1);

    refuses(joined(gif, page), new AvatarUpload.NotAPicture());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "png", "jpeg"})
  void meetsAnArchiveBehindThePicture(String format) throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.setComment("an innocent comment");
      out.putNextEntry(new ZipEntry("Evil.class"));
      out.write(1);
    }

    refuses(joined(encoded(format, 200, 200), zip.toByteArray()), new AvatarUpload.NotAPicture());
  }

  @ParameterizedTest
  @CsvSource({"10001,1", "1,10001", "8000,8000", "2147483647,2147483647", "100000,100000"})
  void meetsABombBeforeItIsDecoded(int width, int height) throws IOException {
    refuses(SamplePictures.bomb(width, height), new AvatarUpload.TooLarge());
  }

  @Test
  void meetsAWebpWhoseFrameIsLargerThanItsCanvas() throws IOException {
    var webp = SamplePictures.webpPhotograph(1);
    // the frame's width, low byte first, behind the start code of the VP8 chunk
    var frame = new String(webp, ISO_8859_1).indexOf("\u009d\u0001*") + 3;
    webp[frame] = (byte) 0xff;
    webp[frame + 1] = 0x3f;

    refuses(webp, new AvatarUpload.TooLarge());
  }

  @Test
  void meetsFiftyMegabytesAfterTen() throws IOException {
    var read = new AtomicInteger();
    var endless =
        SamplePictures.endless(encoded("png", 9, 9), 50L * MEGABYTE, read::incrementAndGet);

    var upload = avatars().upload(ada, endless, client);

    assertThat(upload).isEqualTo(new AvatarUpload.TooLong());
    assertThat(read.get()).isEqualTo(10);
    leavesNothing();
  }

  @Test
  void meetsWhatIsNoPictureAfterTwelveBytes() throws IOException {
    var endless = SamplePictures.endless("<html>".getBytes(ISO_8859_1), MEGABYTE, () -> {});

    assertThat(avatars().upload(ada, endless, client)).isEqualTo(new AvatarUpload.NotAPicture());

    assertThat(endless.skip(MEGABYTE)).isEqualTo(MEGABYTE - 12);
  }

  @Test
  void takesExactlyTheLimit() throws IOException {
    var png = encoded("png", 9, 9);
    kit.node(settings -> settings.with(new AvatarSettings(1024, 9, 81, limit(30))));

    assertThat(upload(Arrays.copyOf(png, 1024))).isEqualTo(new AvatarUpload.Accepted());
    assertThat(upload(Arrays.copyOf(png, 1025))).isEqualTo(new AvatarUpload.TooLong());
    assertThat(upload(encoded("png", 9, 10))).isEqualTo(new AvatarUpload.TooLarge());
  }

  @Test
  void meetsTheThirtyFirstInAMinute() throws IOException {
    for (int number = 0; number < 30; number++) {
      upload(new byte[0]);
    }

    assertThat(upload(encoded("png", 9, 9))).isInstanceOf(AvatarUpload.Throttled.class);
    var bob = kit.registered("bob@example.org").id();
    var bobs = new ByteArrayInputStream(encoded("png", 9, 9));
    assertThat(avatars().upload(bob, bobs, client)).isEqualTo(new AvatarUpload.Accepted());

    kit.clock().move(Duration.ofMinutes(1));
    assertThat(upload(encoded("png", 9, 9))).isEqualTo(new AvatarUpload.Accepted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif"})
  void comesLateToAPictureThatIsCutOff(String format) throws IOException {
    var whole = encoded(format, 600, 600);
    upload(encoded("png", 20, 20));
    avatars().processDue();

    upload(Arrays.copyOf(whole, whole.length * 2 / 3));
    assertThat(avatars().processDue()).isZero();

    assertThat(avatars().state(ada).stage()).isEqualTo(Stage.FAILED);
    assertThat(avatars().state(ada).shown().orElseThrow().variants().getFirst().width())
        .isEqualTo(20);
    kit.clock().move(Duration.ofDays(1));
    assertThat(avatars().processDue()).isZero();
    assertThat(files()).isEqualTo(5);
  }

  @Test
  void isOverWithTheNextPicture() throws IOException {
    var whole = encoded("png", 600, 600);
    upload(Arrays.copyOf(whole, whole.length / 2));
    avatars().processDue();

    assertThat(upload(whole)).isEqualTo(new AvatarUpload.Accepted());
    avatars().processDue();

    assertThat(avatars().state(ada).stage()).isEqualTo(Stage.READY);
  }

  @Test
  void comesToAPictureThatTakesTooLong() throws IOException {
    // a second passes whenever somebody looks at the clock
    var now = new AtomicInteger();
    InstantSource hurried = () -> kit.clock().instant().plusSeconds(now.getAndIncrement());
    try (var node =
        Gatehouse.on(kit.dataSource(), kit.keyRing()).bucket(kit.bucket()).clock(hurried).open()) {
      var noise = SamplePictures.noise(300, 300);
      node.avatars().upload(ada, new ByteArrayInputStream(noise), client);

      assertThat(node.avatars().processDue()).isZero();

      assertThat(node.avatars().state(ada).stage()).isEqualTo(Stage.FAILED);
    }
  }

  @Test
  void meetsEverythingWithoutABucket() throws IOException {
    try (var without = Gatehouse.on(kit.dataSource(), kit.keyRing()).clock(kit.clock()).open()) {
      var upload = without.avatars().upload(ada, InputStream.nullInputStream(), client);

      assertThat(upload).isEqualTo(new AvatarUpload.NotAvailable());
      assertThat(without.avatars().processDue()).isZero();
    }
  }

  private void refuses(byte[] content, AvatarUpload ending) throws IOException {
    assertThat(upload(content)).isEqualTo(ending);
    leavesNothing();
  }

  private void leavesNothing() throws IOException {
    assertThat(avatars().state(ada).stage()).isEqualTo(Stage.NONE);
    assertThat(avatars().processDue()).isZero();
    assertThat(files()).isZero();
  }

  private long files() throws IOException {
    try (var paths = Files.walk(kit.folder())) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  private AvatarUpload upload(byte[] file) throws IOException {
    return avatars().upload(ada, new ByteArrayInputStream(file), client);
  }

  private Avatars avatars() {
    return kit.gatehouse().avatars();
  }

  private static Limit limit(int count) {
    return new Limit(count, Duration.ofMinutes(1));
  }
}
