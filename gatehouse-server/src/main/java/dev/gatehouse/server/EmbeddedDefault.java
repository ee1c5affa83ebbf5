package dev.gatehouse.server;

import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spi.MailTransport;
import dev.gatehouse.spring.mail.Letters;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What the server runs on when no database is set: its own data folder. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseSet.class)
class EmbeddedDefault {
  @Bean
  DataFolder dataFolder(@Value("${gatehouse.data-dir}") Path folder) {
    return DataFolder.at(folder);
  }

  @Bean
  DataSource dataSource(DataFolder folder) {
    return folder.database();
  }

  @Bean
  @Conditional(NoBucketSet.class)
  Bucket bucket(DataFolder folder) {
    return folder.pictures();
  }

  @Bean
  @Conditional(NoMailServerSet.class)
  MailTransport mailTransport(DataFolder folder, Letters letters) {
    return new MailFolder(folder.mails(), letters);
  }
}
