package dev.gatehouse.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EachDatabase
class PlaceTest {
  private static final Place BOULDER =
      new Place(Optional.of("US"), Optional.of("Colorado"), Optional.of("Boulder"));

  @TempDir private Path folder;
  private Path file;
  private final Kit kit;

  PlaceTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void writeFile() throws IOException {
    file = folder.resolve("city.mmdb");
    boulder("216.160.83.0/24")
        .with("2001:db8:1::/48", city("US", "Colorado", "Boulder"))
        .writeTo(file);
  }

  @Test
  void isFoundByTheAddressOfEitherKind() {
    var places = places();

    assertThat(find(places, "216.160.83.56")).isEqualTo(BOULDER);
    assertThat(find(places, "2001:db8:1:2::3")).isEqualTo(BOULDER);
  }

  @Test
  void isUnknownForWhatTheFileDoesNotKnow() {
    var places = places();

    for (var address :
        List.of("216.160.84.1", "10.0.0.1", "127.0.0.1", "::1", "fe80::1", "2001:db8:2::")) {
      assertThat(find(places, address)).as(address).isEqualTo(Place.UNKNOWN);
    }
  }

  @Test
  void isUnknownWithoutAFile() {
    var places = new Places(PlaceSettings.defaults());

    assertThat(find(places, "216.160.83.56")).isEqualTo(Place.UNKNOWN);
    assertThat(places.refresh()).isFalse();
  }

  @Test
  void takesWhatHasTheRightFormAndLeavesTheRest() throws IOException {
    var country = Map.of("iso_code", "United States of America");
    var city = Map.of("names", Map.of("en", "Bad\r\nTown", "de", "Schlecht"));
    new MmdbFile()
        .with("192.0.2.0/26", Map.of("country", country, "subdivisions", "none", "city", city))
        .with("192.0.2.64/26", "no map at all")
        .with("192.0.2.128/26", Map.of("city", Map.of("names", Map.of("en", "x".repeat(101)))))
        .writeTo(file);
    var places = places();

    assertThat(find(places, "192.0.2.1"))
        .isEqualTo(new Place(Optional.empty(), Optional.empty(), Optional.of("BadTown")));
    assertThat(find(places, "192.0.2.65")).isEqualTo(Place.UNKNOWN);
    assertThat(find(places, "192.0.2.129")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void refusesToStartWithAFileThatIsMissingOrBroken() throws IOException {
    Files.write(folder.resolve("broken.mmdb"), new byte[] {1, 2, 3});

    for (var name : List.of("missing.mmdb", "broken.mmdb")) {
      var set = new PlaceSettings(Optional.of(folder.resolve(name)));
      var opening =
          Gatehouse.on(kit.dataSource(), kit.keyRing()).settings(Kit.settings().with(set));
      assertThatThrownBy(opening::open)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("place database")
          .hasMessageContaining(name);
    }
  }

  @Test
  void picksUpAFileThatTookTheOldOnesPlace() throws IOException {
    var places = places();
    assertThat(places.refresh()).isFalse();

    var newer = folder.resolve("newer.mmdb");
    boulder("192.0.2.0/24").writeTo(newer);
    Files.move(newer, file, StandardCopyOption.REPLACE_EXISTING);
    later();

    assertThat(find(places, "192.0.2.1")).isEqualTo(Place.UNKNOWN);
    assertThat(places.refresh()).isTrue();
    assertThat(find(places, "192.0.2.1")).isEqualTo(BOULDER);
    assertThat(places.refresh()).isFalse();
  }

  @Test
  void keepsTheOldFileWhileTheNewOneIsHalfCopiedOrGone() throws IOException {
    var places = places();
    var whole = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThat(places.refresh()).isFalse();
    assertThat(find(places, "216.160.83.56")).isEqualTo(BOULDER);
    Files.delete(file);
    assertThat(places.refresh()).isFalse();
    assertThat(find(places, "216.160.83.56")).isEqualTo(BOULDER);

    Files.write(file, whole);
    later();
    assertThat(places.refresh()).isTrue();
  }

  @Test
  void isUnknownWhereTheFileIsDamagedInside() throws IOException {
    var damaged = Files.readAllBytes(file);
    // the tree stays, and what it points to becomes nonsense
    for (int i = 0; i < damaged.length - 400; i++) {
      damaged[i] = i > damaged.length - 700 ? (byte) 0xff : damaged[i];
    }
    Files.write(file, damaged);

    assertThat(find(places(), "216.160.83.56")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void isStoredWithTheRegistration() {
    assertThat(register("ada@example.org", "216.160.83.56")).isEqualTo(new Registration.Accepted());

    assertThat(kit.gatehouse().users().origin(kit.user("ada@example.org").id()))
        .contains(
            new Origin(
                address("216.160.83.56"), BOULDER.country(), BOULDER.region(), BOULDER.city()));
  }

  @Test
  void isLeftOutOfARegistrationFromSomewhereUnknown() {
    assertThat(register("ada@example.org", "10.0.0.1")).isEqualTo(new Registration.Accepted());

    assertThat(kit.gatehouse().users().origin(kit.user("ada@example.org").id()))
        .contains(
            new Origin(address("10.0.0.1"), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void stopsNoRegistrationWhenTheFileIsGone() throws IOException {
    var node = kit.node(settings -> settings.with(new PlaceSettings(Optional.of(file))));
    Files.delete(file);
    node.places().refresh();

    var form = new RegistrationForm("ada@example.org", Password.of(Kit.PASSWORD), "en");
    node.registrations().register(form, new Client(address("216.160.83.56"), ""));

    assertThat(Tables.on(kit).texts("select registration_country from gatehouse_users"))
        .containsExactly("US");
  }

  private Registration register(String email, String from) {
    var node = kit.node(settings -> settings.with(new PlaceSettings(Optional.of(file))));
    var form = new RegistrationForm(email, Password.of(Kit.PASSWORD), "en");
    return node.registrations().register(form, new Client(address(from), ""));
  }

  private Places places() {
    return new Places(new PlaceSettings(Optional.of(file)));
  }

  // file systems may tell the time by the second only
  private void later() throws IOException {
    Files.setLastModifiedTime(
        file,
        FileTime.from(Files.getLastModifiedTime(file).toInstant().plus(Duration.ofSeconds(2))));
  }

  private static Place find(Places places, String address) {
    return places.find(address(address));
  }

  private static ClientAddress address(String text) {
    return ClientAddress.parse(text).orElseThrow();
  }

  private static MmdbFile boulder(String network) throws IOException {
    return new MmdbFile().with(network, city("US", "Colorado", "Boulder"));
  }

  private static Map<String, Object> city(String country, String region, String city) {
    return Map.of(
        "country", Map.of("iso_code", country, "names", Map.of("en", "somewhere")),
        "subdivisions", List.of(Map.of("names", Map.of("en", region, "fr", "ailleurs"))),
        "city", Map.of("names", Map.of("en", city)));
  }
}
