package dev.gatehouse.server;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.GatehouseAutoConfiguration;
import dev.gatehouse.spring.StartRefused;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The accounts as a command sees them: the server's database and settings, and no server. */
final class Accounts implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Gatehouse gatehouse;

  private Accounts(ConfigurableApplicationContext context, Gatehouse gatehouse) {
    this.context = context;
    this.gatehouse = gatehouse;
  }

  /**
   * Opens them with those settings, which must lead to a database that is there.
   *
   * @throws StartRefused when they do not, or the server would not start with them
   */
  static Accounts open(List<String> settings) {
    var application = new SpringApplication(Parts.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    // no worker does its work here, and nothing is made before it is known to be wanted
    application.setLazyInitialization(true);
    var context = application.run(settings.toArray(String[]::new));
    try {
      requireDatabase(context);
      return new Accounts(context, context.getBean(Gatehouse.class));
    } catch (StartRefused refused) {
      context.close();
      throw refused;
    } catch (BeansException failure) {
      context.close();
      throw refusal(failure);
    }
  }

  private static RuntimeException refusal(BeansException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refused) {
        return refused;
      }
    }
    return failure;
  }

  // the embedded default would be made anew where the command is run
  private static void requireDatabase(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    var folder = Path.of(environment.getRequiredProperty("gatehouse.data-dir"));
    if (environment.getProperty("spring.datasource.url", "").isBlank()
        && !DataFolder.hasDatabase(folder)) {
      throw new StartRefused(
          "There is no database in the data folder " + folder.toAbsolutePath() + ".",
          "Run the command where the server is started, or name what it runs on by"
              + " --gatehouse.data-dir or --spring.datasource.url.",
          null);
    }
  }

  Gatehouse gatehouse() {
    return gatehouse;
  }

  @Override
  public void close() {
    context.close();
  }

  /** What they are made of. */
  @Import({EmbeddedDefault.class, ServerKeyRing.class})
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, GatehouseAutoConfiguration.class})
  static final class Parts {}
}
