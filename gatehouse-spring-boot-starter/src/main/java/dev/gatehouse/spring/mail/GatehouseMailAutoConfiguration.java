package dev.gatehouse.spring.mail;

import dev.gatehouse.spi.MailTransport;
import dev.gatehouse.spring.GatehouseAutoConfiguration;
import dev.gatehouse.spring.GatehouseProperties;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** Sends the mails by SMTP, where {@code spring.mail.host} is set. */
@AutoConfiguration(
    after = MailSenderAutoConfiguration.class,
    before = GatehouseAutoConfiguration.class)
@EnableConfigurationProperties({MailProperties.class, GatehouseProperties.class})
public final class GatehouseMailAutoConfiguration {
  @Bean
  Letters gatehouseLetters(
      ApplicationContext context, MailProperties mail, GatehouseProperties properties) {
    return new Letters(engine(context), words(), mail, properties);
  }

  @Bean
  @ConditionalOnBean(JavaMailSender.class)
  @ConditionalOnMissingBean(MailTransport.class)
  MailTransport gatehouseMailTransport(Letters letters, JavaMailSender sender) {
    return new SmtpTransport(letters, sender);
  }

  private static ResourceBundleMessageSource words() {
    var words = new ResourceBundleMessageSource();
    words.setBasename("gatehouse-mails");
    words.setDefaultEncoding(StandardCharsets.UTF_8.name());
    words.setFallbackToSystemLocale(false);
    return words;
  }

  // no bean: a template engine among the beans would take the place of the host's
  private static SpringTemplateEngine engine(ApplicationContext context) {
    var templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix("classpath:/templates/gatehouse/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    return engine;
  }
}
