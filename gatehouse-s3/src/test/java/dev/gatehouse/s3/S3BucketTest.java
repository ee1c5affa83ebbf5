package dev.gatehouse.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.Gatehouse;
import dev.gatehouse.SqliteDataSources;
import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.EmailAddress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3BucketTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String NAME = "pictures";

  @TempDir static Path folder;
  private static S3Server server;
  private static ConfigurableApplicationContext application;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    application = start(S3Server.SECRET_KEY, NAME);
    application.getBean(S3Client.class).createBucket(bucket -> bucket.bucket(NAME));
  }

  @AfterAll
  static void stop() {
    application.close();
    server.close();
  }

  @Test
  void keepsAndRemoves() throws IOException {
    var bucket = application.getBean(Bucket.class);
    assertThat(bucket).isInstanceOf(S3Bucket.class);
    assertThat(bucket.get(KEY)).isEmpty();

    put(bucket, "content");
    try (var content = bucket.get(KEY).orElseThrow()) {
      assertThat(new String(content.readAllBytes(), UTF_8)).isEqualTo("content");
    }
    assertThat(objects()).contains("avatars/" + KEY);

    bucket.delete(KEY);
    bucket.delete(KEY);
    assertThat(bucket.get(KEY)).isEmpty();
  }

  @Test
  void takesNothingForAKeyButDigits() {
    var bucket = application.getBean(Bucket.class);

    for (var key : List.of("", "../secrets", KEY + "/", KEY.toUpperCase(Locale.ROOT))) {
      assertThatThrownBy(() -> bucket.put(key, InputStream.nullInputStream(), 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> bucket.get(key)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> bucket.delete(key)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void saysSoWhenTheKeysAreWrongOrTheBucketIsNotThere() {
    try (var wrongKey = start("not the secret", NAME);
        var noBucket = start(S3Server.SECRET_KEY, "nothing-here")) {
      assertThatThrownBy(() -> put(wrongKey.getBean(Bucket.class), "content"))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> wrongKey.getBean(Bucket.class).get(KEY))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> put(noBucket.getBean(Bucket.class), "content"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void keepsThePicturesOfAnApplication() throws IOException {
    var gatehouse = application.getBean(Gatehouse.class);
    var client = new Client(ClientAddress.parse("192.0.2.7").orElseThrow(), "test");
    gatehouse
        .registrations()
        .register(new RegistrationForm("ada@example.org", Password.of(Kit.PASSWORD), "en"), client);
    var email = EmailAddress.parse("ada@example.org").orElseThrow();
    var ada = gatehouse.users().byEmail(email).orElseThrow().id();

    gatehouse.avatars().upload(ada, picture(), client);
    var end = Instant.now().plusSeconds(60);
    while (gatehouse.avatars().state(ada).stage() != Stage.READY && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    gatehouse.avatars().processDue();

    var variants = gatehouse.avatars().state(ada).shown().orElseThrow().variants();
    try (var content =
        gatehouse.avatars().open(variants.getFirst().key()).orElseThrow().content()) {
      assertThat(ImageIO.read(content).getWidth()).isEqualTo(90);
    }
    assertThat(objects()).filteredOn(key -> !key.endsWith(KEY)).hasSize(5);
    gatehouse.avatars().remove(ada, client);
    gatehouse.avatars().processDue();
    assertThat(objects()).filteredOn(key -> !key.endsWith(KEY)).isEmpty();
  }

  private static ConfigurableApplicationContext start(String secret, String bucket) {
    var arguments = new ArrayList<String>();
    arguments.add("--server.port=0");
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--gatehouse.password.cost=4");
    arguments.add("--gatehouse.avatar.s3.bucket=" + bucket);
    arguments.add("--gatehouse.avatar.s3.prefix=avatars/");
    arguments.add("--gatehouse.avatar.s3.region=eu-central-1");
    arguments.add("--gatehouse.avatar.s3.endpoint=" + server.endpoint());
    arguments.add("--gatehouse.avatar.s3.path-style=true");
    arguments.add("--gatehouse.avatar.s3.access-key=" + S3Server.ACCESS_KEY);
    arguments.add("--gatehouse.avatar.s3.secret-key=" + secret);
    return new SpringApplication(Application.class).run(arguments.toArray(String[]::new));
  }

  private static void put(Bucket bucket, String content) throws IOException {
    var bytes = content.getBytes(UTF_8);
    bucket.put(KEY, new ByteArrayInputStream(bytes), bytes.length);
  }

  private static List<String> objects() {
    return application
        .getBean(S3Client.class)
        .listObjectsV2(list -> list.bucket(NAME))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private static InputStream picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** A host on a database of its own. */
  @SpringBootApplication(proxyBeanMethods = false)
  static class Application {
    @Bean
    HikariDataSource dataSource() throws IOException {
      var file = Files.createTempDirectory(folder, "accounts").resolve("accounts.db");
      return SqliteDataSources.open(file);
    }

    @Bean
    KeyRing keyRing() {
      return KeyRing.create();
    }
  }
}
