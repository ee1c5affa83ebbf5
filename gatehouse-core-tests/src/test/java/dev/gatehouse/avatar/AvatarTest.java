package dev.gatehouse.avatar;

import static dev.gatehouse.avatar.SamplePictures.decoded;
import static dev.gatehouse.avatar.SamplePictures.encoded;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.client.Client;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EachDatabase
class AvatarTest {
  private final Kit kit;
  private final Client client;
  private final UserId ada;

  AvatarTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    this.ada = kit.registered("ada@example.org").id();
  }

  @Test
  void isMadeIntoFourSquaresAndKeptWhole() throws IOException {
    assertThat(upload(encoded("jpeg", 1200, 900))).isEqualTo(new AvatarUpload.Accepted());
    assertThat(state()).isEqualTo(Stage.PROCESSING);

    assertThat(avatars().processDue()).isEqualTo(1);

    assertThat(state()).isEqualTo(Stage.READY);
    assertThat(shown().variants())
        .extracting(variant -> variant.name() + " " + variant.width() + "x" + variant.height())
        .containsExactly(
            "original 1200x900", "800 800x800", "400 400x400", "200 200x200", "100 100x100");
    for (var variant : shown().variants()) {
      var image = decoded(content(variant));
      assertThat(image.getWidth()).isEqualTo(variant.width());
      assertThat(image.getHeight()).isEqualTo(variant.height());
    }
    assertThat(files()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"jpeg,image/jpeg", "png,image/jpeg", "gif,image/jpeg"})
  void isTakenInEveryFormat(String format, String type) throws IOException {
    upload(encoded(format, 60, 40));
    avatars().processDue();

    assertThat(shown().variants()).extracting(Avatar.Variant::type).containsOnly(type);
    var small = decoded(content(variant("100")));
    assertThat(small.getRGB(5, 5)).satisfies(AvatarTest::isRed);
    assertThat(small.getWidth()).isEqualTo(40);
  }

  @Test
  void isTakenAsWebP() throws IOException {
    upload(SamplePictures.WEBP);
    avatars().processDue();
    var plain = variant("original");
    assertThat(plain.type()).isEqualTo("image/jpeg");
    assertThat(plain.width()).isEqualTo(40);
    assertThat(decoded(content(plain)).getRGB(20, 10)).satisfies(AvatarTest::isRed);

    upload(SamplePictures.SEE_THROUGH_WEBP);
    avatars().processDue();
    var seeThrough = variant("original");
    assertThat(seeThrough.type()).isEqualTo("image/png");
    assertThat(decoded(content(seeThrough)).getRGB(9, 9) >>> 24).isBetween(120, 135);

    upload(SamplePictures.MOVING_WEBP);
    avatars().processDue();
    assertThat(decoded(content(variant("original"))).getRGB(9, 9)).satisfies(AvatarTest::isRed);
  }

  @Test
  void keepsWhatIsSeeThrough() throws IOException {
    upload(encoded("png", new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB)));
    avatars().processDue();

    assertThat(shown().variants()).extracting(Avatar.Variant::type).containsOnly("image/png");
    assertThat(decoded(content(variant("200"))).getRGB(100, 100) >>> 24).isZero();
  }

  @Test
  void isNeverMadeLarger() throws IOException {
    upload(encoded("png", 300, 150));
    avatars().processDue();

    assertThat(shown().variants())
        .extracting(Avatar.Variant::width)
        .containsExactly(300, 150, 150, 150, 100);
  }

  @Test
  void losesEverythingButItsPixels() throws IOException {
    var photograph = SamplePictures.photograph(1, 400, 300);
    assertThat(new String(photograph, ISO_8859_1)).contains("Exif", "GPS 47.3769N");

    upload(photograph);
    avatars().processDue();

    for (var variant : shown().variants()) {
      assertThat(new String(content(variant), ISO_8859_1))
          .as(variant.name())
          .doesNotContain("Exif")
          .doesNotContain("GPS");
    }
  }

  @Test
  void takesThePlaceOfTheOneBefore() throws IOException {
    upload(encoded("png", 50, 50));
    avatars().processDue();
    var before = shown();

    upload(encoded("png", 60, 60));
    assertThat(shown()).isEqualTo(before);
    avatars().processDue();

    assertThat(shown().id()).isNotEqualTo(before.id());
    assertThat(before.variants())
        .allSatisfy(variant -> assertThat(avatars().open(variant.key())).isEmpty());
    assertThat(files()).isEqualTo(5);
  }

  @Test
  void isUnchangedByTheSameFile() throws IOException {
    upload(encoded("png", 50, 50));
    assertThat(upload(encoded("png", 50, 50))).isEqualTo(new AvatarUpload.Unchanged());
    avatars().processDue();
    var before = shown();

    assertThat(upload(encoded("png", 50, 50))).isEqualTo(new AvatarUpload.Unchanged());
    avatars().processDue();

    assertThat(shown()).isEqualTo(before);
    assertThat(files()).isEqualTo(5);
  }

  @Test
  void isRemoved() throws IOException {
    upload(encoded("png", 50, 50));
    avatars().processDue();
    var key = variant("100").key();
    upload(encoded("png", 60, 60));

    assertThat(avatars().remove(ada, client)).isTrue();
    assertThat(avatars().open(key)).isEmpty();
    assertThat(avatars().processDue()).isZero();

    assertThat(state()).isEqualTo(Stage.NONE);
    assertThat(files()).isZero();
    assertThat(avatars().remove(ada, client)).isFalse();
  }

  @Test
  void isTheUsersOwn() throws IOException {
    upload(encoded("png", 50, 50));
    avatars().processDue();
    var bob = kit.registered("bob@example.org").id();

    assertThat(avatars().remove(bob, client)).isFalse();
    avatars().upload(bob, new ByteArrayInputStream(encoded("png", 50, 50)), client);
    avatars().processDue();

    assertThat(state()).isEqualTo(Stage.READY);
    assertThat(avatars().state(bob).shown().orElseThrow().variants())
        .extracting(Avatar.Variant::key)
        .doesNotContainAnyElementsOf(shown().variants().stream().map(Avatar.Variant::key).toList());
  }

  @Test
  void hasKeysThatTellNothing() throws IOException {
    upload(encoded("png", 50, 50));
    avatars().processDue();

    assertThat(shown().variants())
        .extracting(Avatar.Variant::key)
        .allSatisfy(key -> assertThat(key).matches("[0-9a-f]{32}"))
        .doesNotHaveDuplicates();
    var source = Tables.on(kit).texts("select source_key from gatehouse_avatar_jobs");
    assertThat(source).isEmpty();
  }

  @Test
  void isNotShownAsItCame() throws IOException {
    upload(encoded("png", 50, 50));
    var source = Tables.on(kit).texts("select source_key from gatehouse_avatar_jobs").getFirst();

    assertThat(avatars().open(source)).isEmpty();
    assertThat(avatars().open("../../etc/passwd")).isEmpty();
  }

  @Test
  void isToldOfAndAudited() throws IOException {
    upload(encoded("png", 50, 50));
    assertThat(kit.events()).noneMatch(AvatarChanged.class::isInstance);
    avatars().processDue();
    avatars().remove(ada, client);

    assertThat(kit.events())
        .filteredOn(AvatarChanged.class::isInstance)
        .extracting("userId")
        .containsExactly(ada.value(), ada.value());
    assertThat(kit.gatehouse().audit().about(ada.value(), 9))
        .extracting("act")
        .startsWith("avatar-removed", "avatar-uploaded");
  }

  @Test
  void goesWithItsUser() throws IOException {
    upload(encoded("png", 50, 50));
    avatars().processDue();
    Tables.on(kit).update("delete from gatehouse_users");

    kit.clock().move(Duration.ofHours(2));
    kit.gatehouse().housekeeping().sweep();
    avatars().processDue();

    assertThat(files()).isZero();
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_avatar_files")).isZero();
  }

  @Test
  void saysSoWhenTheBucketIsGone() throws IOException {
    Files.delete(kit.folder());

    assertThatThrownBy(() -> upload(encoded("png", 50, 50)))
        .isInstanceOf(StorageException.class)
        .rootCause()
        .hasMessageContaining("is gone");
    assertThat(state()).isEqualTo(Stage.NONE);
  }

  private Avatars avatars() {
    return kit.gatehouse().avatars();
  }

  private AvatarUpload upload(byte[] file) throws IOException {
    return avatars().upload(ada, new ByteArrayInputStream(file), client);
  }

  private Stage state() {
    return avatars().state(ada).stage();
  }

  private Avatar shown() {
    return avatars().state(ada).shown().orElseThrow();
  }

  private Avatar.Variant variant(String name) {
    return shown().variants().stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private byte[] content(Avatar.Variant variant) {
    try (var content = avatars().open(variant.key()).orElseThrow().content()) {
      return content.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private long files() throws IOException {
    try (var paths = Files.walk(kit.folder())) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  private static void isRed(int pixel) {
    assertThat(pixel >> 16 & 0xff).isGreaterThan(200);
    assertThat(pixel >> 8 & 0xff).isLessThan(60);
    assertThat(pixel & 0xff).isLessThan(60);
  }
}
