package dev.gatehouse.spring;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.GatehouseBuilder;
import dev.gatehouse.Settings;
import dev.gatehouse.bucket.FolderBucket;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spi.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;

/** Gets what Gatehouse cannot start without, and says in plain words what is amiss. */
final class Opening {
  private static final String NEW_KEY_RING =
      """
      Make one, once, in a file that only the application's user can read, and keep a copy of it:
      who loses it loses what it has sealed. With the packaged application:

          java -cp application.jar -Dloader.main=dev.gatehouse.spring.NewKeyRing \\
              org.springframework.boot.loader.launch.PropertiesLauncher /etc/gatehouse/key-ring.json

      With a class path: java -cp ... dev.gatehouse.spring.NewKeyRing /etc/gatehouse/key-ring.json
      Then set gatehouse.key-ring=file:/etc/gatehouse/key-ring.json\
      """;

  private Opening() {}

  static DataSource dataSource(ObjectProvider<DataSource> found) {
    try {
      return found.getObject();
    } catch (BeansException failure) {
      throw new StartRefused(
          "Gatehouse needs a DataSource, and there is none to use: " + rootMessage(failure),
          "Set spring.datasource.url to a PostgreSQL database, such as"
              + " jdbc:postgresql://localhost/app, or define a DataSource bean; for SQLite,"
              + " SqliteDataSources.open(file) makes one. Of several DataSource beans, mark one"
              + " @Primary.",
          failure);
    }
  }

  static KeyRing keyRing(Optional<Resource> location) {
    var resource =
        location.orElseThrow(() ->
            new StartRefused(
                "Gatehouse has no key ring: gatehouse.key-ring is not set.", NEW_KEY_RING, null));
    try {
      return KeyRing.parse(resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new StartRefused(
          "Gatehouse cannot read the key ring that gatehouse.key-ring names, "
              + resource.getDescription()
              + ": "
              + failure.getMessage(),
          NEW_KEY_RING,
          failure);
    } catch (IllegalArgumentException noKeyRing) {
      throw new StartRefused(
          "What gatehouse.key-ring names, " + resource.getDescription() + ", is no key ring.",
          NEW_KEY_RING,
          noKeyRing);
    }
  }

  static Settings settings(Environment environment) {
    try {
      return new SettingsBinding(Binder.get(environment)).read();
    } catch (IllegalArgumentException unfit) {
      throw new StartRefused(
          "A setting of Gatehouse will not do: " + unfit.getMessage() + ".",
          "Look at the properties that begin with gatehouse.; docs/settings.md says what each may be.",
          unfit);
    }
  }

  static Bucket bucket(AvatarProperties properties) {
    try {
      return FolderBucket.at(properties.place());
    } catch (IOException failure) {
      throw new StartRefused(
          "Gatehouse cannot use the folder for pictures, " + properties.place() + ": " + failure,
          "Make it a folder that the user of this process can write to, or choose another by"
              + " gatehouse.avatar.folder.",
          failure);
    }
  }

  static Gatehouse gatehouse(GatehouseBuilder builder) {
    try {
      return builder.open();
    } catch (StorageException failure) {
      throw new StartRefused(
          "Gatehouse cannot use the database: "
              + failure.getMessage()
              + " ("
              + rootMessage(failure)
              + ")",
          "Check that the database runs, that spring.datasource.url, username and password are"
              + " right, and that the user may create tables.",
          failure);
    } catch (IllegalArgumentException unfit) {
      throw new StartRefused(
          "Gatehouse does not start: " + unfit.getMessage(),
          "Gatehouse runs on PostgreSQL and on SQLite, with the key ring that the database was"
              + " first started with: look at spring.datasource.url and gatehouse.key-ring; and at"
              + " gatehouse.place.database, if that is set.",
          unfit);
    }
  }

  private static String rootMessage(Throwable failure) {
    return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
  }
}
