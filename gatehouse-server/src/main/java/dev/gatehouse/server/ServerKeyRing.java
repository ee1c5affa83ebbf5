package dev.gatehouse.server;

import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.spring.StartRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The key ring when none is set: the data folder's own, and none at all on a set database. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoKeyRingSet.class)
class ServerKeyRing {
  @Bean
  KeyRing keyRing(ObjectProvider<DataFolder> folders) {
    var folder = folders.getIfAvailable();
    if (folder == null) {
      throw new StartRefused(
          "Gatehouse has no key ring: gatehouse.key-ring is not set.",
          """
          Make one, once, in a file that only the server's user can read, and keep a copy of it:
          who loses it loses what it has sealed.

              java -jar gatehouse-server-exec.jar keys create /etc/gatehouse/key-ring.json

          Then start with --gatehouse.key-ring=file:/etc/gatehouse/key-ring.json\
          """,
          null);
    }
    return folder.keyRing();
  }
}
