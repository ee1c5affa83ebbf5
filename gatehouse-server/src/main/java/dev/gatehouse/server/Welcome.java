package dev.gatehouse.server;

import dev.gatehouse.server.mailbox.Mailbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the terminal that the server is up, and where to look. */
@Component
final class Welcome {
  private final Environment environment;
  private final ObjectProvider<DataFolder> folders;

  Welcome(Environment environment, ObjectProvider<DataFolder> folders) {
    this.environment = environment;
    this.folders = folders;
  }

  @EventListener(ApplicationReadyEvent.class)
  @SuppressWarnings("SystemOut")
  void say() {
    var port = environment.getRequiredProperty("local.server.port");
    var path = environment.getProperty("gatehouse.path", "/account");
    System.out.println();
    System.out.println("Gatehouse is ready: open http://localhost:" + port + path);
    System.out.println("The first to register becomes the owner.");
    System.out.println(
        "The JSON API is described at http://localhost:" + port + path + "/api/v1/openapi.json");
    folders.ifAvailable(folder -> System.out.println("Everything is kept in " + folder));
    if (environment.getProperty("spring.mail.host", "").isBlank()) {
      folders.ifAvailable(folder -> {
        System.out.println("Mails are not sent but put into " + folder.mails());
        System.out.println("The owner reads them at http://localhost:" + port + Mailbox.PATH);
      });
    }
  }
}
