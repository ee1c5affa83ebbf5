package dev.gatehouse.server;

import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The accounts as a program of their own.
 *
 * <p>Without any setting it keeps everything in a data folder: a SQLite file and the key ring. With
 * {@code spring.datasource.url} it runs on PostgreSQL, and then needs a key ring of its own.
 */
@SpringBootApplication(proxyBeanMethods = false)
public final class GatehouseServer {
  private GatehouseServer() {}

  /** Starts the server, or carries out the command that the arguments begin with. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals(KeysCommand.NAME)) {
      System.exit(KeysCommand.run(List.of(arguments).subList(1, arguments.length)));
    }
    var application = new SpringApplication(GatehouseServer.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.run(arguments);
  }
}
