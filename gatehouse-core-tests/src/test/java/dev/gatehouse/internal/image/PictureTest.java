package dev.gatehouse.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.avatar.SamplePictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final PictureLimits LIMITS = new PictureLimits(10_000_000, 10_000, 40_000_000);

  // by Exif, which corner of the upright picture each corner of the file is
  @ParameterizedTest
  @CsvSource({
    "1,rgbw,120x60",
    "2,grwb,120x60",
    "3,wbgr,120x60",
    "4,bwrg,120x60",
    "5,rbgw,60x120",
    "6,brwg,60x120",
    "7,wgbr,60x120",
    "8,gwrb,60x120",
    "9,rgbw,120x60"
  })
  void isTurnedUpright(int orientation, String corners, String size) throws IOException {
    var picture = decode(SamplePictures.photograph(orientation, 120, 60)).orElseThrow();

    var image = image(picture);
    assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(size);
    assertThat(corners(image)).isEqualTo(corners);
  }

  @Test
  void isTurnedUprightAsWebP() throws IOException {
    var upright = image(decode(SamplePictures.webpPhotograph(1)).orElseThrow());
    var turned = image(decode(SamplePictures.webpPhotograph(6)).orElseThrow());

    assertThat(upright.getWidth()).isEqualTo(40);
    assertThat(turned.getWidth()).isEqualTo(20);
  }

  @Test
  void isCutToItsMiddle() throws IOException {
    var wide = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
    var canvas = wide.createGraphics();
    canvas.fillRect(100, 0, 100, 100);
    canvas.dispose();

    var square = decode(SamplePictures.encoded("png", wide)).orElseThrow().square(100);

    var image = image(square);
    assertThat(image.getRGB(3, 50) & 0xff).isGreaterThan(200);
    assertThat(image.getRGB(96, 50) & 0xff).isGreaterThan(200);
  }

  @Test
  void takesBoundedRoomHoweverManyPixelsThereAre() throws IOException {
    var large = new BufferedImage(6000, 6000, BufferedImage.TYPE_BYTE_GRAY);
    var deep = new BufferedImage(5000, 5000, BufferedImage.TYPE_4BYTE_ABGR);

    assertThat(image(decode(SamplePictures.encoded("png", large)).orElseThrow()).getWidth())
        .isEqualTo(6000);
    assertThat(image(decode(SamplePictures.encoded("png", deep)).orElseThrow()).getWidth())
        .isEqualTo(2500);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 100, 500, 3000})
  void isNoneWhenCutOff(int length) {
    var jpeg = SamplePictures.encoded("jpeg", 900, 900);
    var png = SamplePictures.noise(100, 100);

    assertThat(decode(Arrays.copyOf(jpeg, length))).isEmpty();
    assertThat(decode(Arrays.copyOf(png, length))).isEmpty();
  }

  @Test
  void isNoneForAnyBrokenWebP() {
    var broken = SamplePictures.MOVING_WEBP.clone();
    for (int at = 12; at < broken.length; at += 3) {
      var one = broken.clone();
      one[at] ^= (byte) 0xff;
      // damaged or not by this byte: no failure gets out
      assertThat(decode(one))
          .satisfiesAnyOf(
              picture -> assertThat(picture).isEmpty(), picture -> assertThat(picture).isPresent());
    }
  }

  @Test
  void hasTheDigestThatOthersGive() throws IOException {
    assertThat(Avatars.digest(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static Optional<Picture> decode(byte[] file) {
    return Picture.decode(file, LIMITS, InstantSource.system());
  }

  private static BufferedImage image(Picture picture) throws IOException {
    try (var file = picture.whole().open()) {
      return SamplePictures.decoded(file.readAllBytes());
    }
  }

  private static String corners(BufferedImage image) {
    int right = image.getWidth() - 5;
    int bottom = image.getHeight() - 5;
    return ""
        + color(image.getRGB(4, 4))
        + color(image.getRGB(right, 4))
        + color(image.getRGB(4, bottom))
        + color(image.getRGB(right, bottom));
  }

  private static char color(int pixel) {
    boolean red = (pixel >> 16 & 0xff) > 128;
    boolean green = (pixel >> 8 & 0xff) > 128;
    return red && green ? 'w' : red ? 'r' : green ? 'g' : 'b';
  }
}
