package dev.gatehouse.spring.host;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.SqliteDataSources;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.testing.SentMails;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication(proxyBeanMethods = false)
public class HostApplication {
  @Bean
  @ConditionalOnProperty("host.sqlite")
  HikariDataSource dataSource(@Value("${host.sqlite}") Path file) {
    return SqliteDataSources.open(file);
  }

  @Bean
  @ConditionalOnProperty(name = "host.key-ring", havingValue = "bean", matchIfMissing = true)
  KeyRing keyRing() {
    return KeyRing.create();
  }

  @Bean
  SentMails mailServer() {
    return new SentMails();
  }
}
