package dev.gatehouse.server;

import dev.gatehouse.server.mailbox.MailFolder;
import dev.gatehouse.server.mailbox.Mailbox;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.mail.Letters;
import dev.gatehouse.spring.web.PageRenderer;
import dev.gatehouse.spring.web.Refusals;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

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
  MailFolder mailTransport(DataFolder folder, Letters letters) {
    return new MailFolder(folder.mails(), letters);
  }

  @Bean
  @Conditional(NoMailServerSet.class)
  Mailbox mailbox(
      MailFolder mails, PageRenderer pages, Refusals refusals, GatehouseProperties properties) {
    return new Mailbox(mails, pages, refusals, properties);
  }

  @Bean
  @Conditional(NoMailServerSet.class)
  RouterFunction<ServerResponse> mailboxRoutes(Mailbox mailbox) {
    return mailbox.routes();
  }
}
