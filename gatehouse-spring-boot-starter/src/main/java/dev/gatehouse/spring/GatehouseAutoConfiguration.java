package dev.gatehouse.spring;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spi.EventListener;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The user accounts of the application, on the application's own {@link DataSource}.
 *
 * <p>Beans of the types {@link Settings}, {@link KeyRing}, {@link Bucket}, {@link MailTransport},
 * {@link EventListener} and {@link InstantSource} are used where the application defines them.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties({GatehouseProperties.class, AvatarProperties.class})
public final class GatehouseAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  KeyRing gatehouseKeyRing(GatehouseProperties properties) {
    return Opening.keyRing(properties.keyRingLocation());
  }

  @Bean
  @ConditionalOnMissingBean
  Settings gatehouseSettings(Environment environment) {
    return Opening.settings(environment);
  }

  @Bean
  @ConditionalOnMissingBean
  Gatehouse gatehouse(
      ObjectProvider<DataSource> dataSources,
      KeyRing keyRing,
      Settings settings,
      Collaborators with) {
    var transactions = new SpringTransactions(Opening.dataSource(dataSources));
    var builder =
        Gatehouse.on(transactions.joinable(), keyRing)
            .settings(settings)
            .clock(with.clocks().getIfAvailable(InstantSource::system))
            .mail(mail -> send(mail, with.transports()))
            .listener(with.events())
            .hostTransactions(transactions);
    with.buckets().ifAvailable(builder::bucket);
    return Opening.gatehouse(builder);
  }

  @Bean
  Collaborators gatehouseCollaborators(
      ObjectProvider<InstantSource> clocks,
      ObjectProvider<MailTransport> transports,
      ObjectProvider<Bucket> buckets,
      ObjectProvider<EventListener> listeners,
      ApplicationEventPublisher publisher) {
    return new Collaborators(
        clocks, transports, buckets, new PublishedEvents(listeners, publisher));
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("gatehouse.avatar.folder")
  Bucket gatehouseBucket(AvatarProperties properties) {
    return Opening.bucket(properties);
  }

  @Bean
  @ConditionalOnBean(Bucket.class)
  Worker gatehouseAvatarWorker(Gatehouse gatehouse) {
    return new Worker("gatehouse-avatars", Duration.ofSeconds(2), gatehouse.avatars()::processDue);
  }

  @Bean
  @ConditionalOnBean(MailTransport.class)
  Worker gatehouseMailWorker(Gatehouse gatehouse) {
    return new Worker("gatehouse-mail", Duration.ofSeconds(2), gatehouse.outbox()::deliverDue);
  }

  @Bean
  Worker gatehouseHousekeepingWorker(Gatehouse gatehouse) {
    return new Worker(
        "gatehouse-housekeeping", Duration.ofMinutes(1), gatehouse.housekeeping()::sweep);
  }

  @Bean
  Worker gatehouseAuditWorker(Gatehouse gatehouse) {
    return new Worker("gatehouse-audit", Duration.ofMinutes(1), gatehouse.audit()::seal);
  }

  @Bean
  Worker gatehousePlaceWorker(Gatehouse gatehouse) {
    return new Worker("gatehouse-place", Duration.ofMinutes(1), gatehouse.places()::refresh);
  }

  private static void send(Mail mail, ObjectProvider<MailTransport> transports) throws IOException {
    var transport = transports.getIfAvailable();
    if (transport == null) {
      throw new IOException("the application has no MailTransport bean");
    }
    transport.send(mail);
  }

  /** What the accounts take from the application, all of it looked up when it is needed. */
  record Collaborators(
      ObjectProvider<InstantSource> clocks,
      ObjectProvider<MailTransport> transports,
      ObjectProvider<Bucket> buckets,
      PublishedEvents events) {}
}
