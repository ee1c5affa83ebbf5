package dev.gatehouse.spring.web;

import dev.gatehouse.spring.GatehouseAutoConfiguration;
import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.language.Languages;
import dev.gatehouse.spring.language.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** What the filters, the pages and the JSON API have in common. */
@AutoConfiguration(after = GatehouseAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseWebAutoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(GatehouseWebAutoConfiguration.class);
  private static final String HOST_TEXTS = "gatehouse-host-messages";
  private static final String FOLDER = "classpath:/templates/gatehouse/";

  @Bean
  AccountPaths gatehousePaths(GatehouseProperties properties) {
    LOG.info(
        "the pages are at {}{}; cookies are {}",
        properties.baseUrl(),
        properties.path(),
        properties.https() ? "Secure" : "not Secure, since gatehouse.base-url is not https");
    return new AccountPaths(properties);
  }

  @Bean
  Clients gatehouseClients(GatehouseProperties properties) {
    return new Clients(properties.trustedProxies());
  }

  @Bean
  Assets gatehouseAssets(ResourceLoader resources, AccountPaths paths) {
    // the host's last, so that what it says counts
    var styles = new ArrayList<>(List.of(resources.getResource(FOLDER + "gatehouse.css")));
    var own = resources.getResource(FOLDER + "host.css");
    if (own.exists()) {
      styles.add(own);
    }
    return new Assets(styles, resources.getResource(FOLDER + "gatehouse.js"), paths);
  }

  @Bean
  PageRenderer gatehousePageRenderer(
      ApplicationContext context, Texts texts, AccountPaths paths, Assets assets) {
    return new PageRenderer(engine(context, texts), paths, assets);
  }

  @Bean
  Texts gatehouseTexts(ApplicationContext context) {
    return new Texts(names(context), Objects.requireNonNull(context.getClassLoader()));
  }

  @Bean
  Refusals gatehouseRefusals(AccountPaths paths, PageRenderer pages) {
    return new Refusals(paths, pages);
  }

  // after the pages and the API, before whatever the host serves
  @Bean
  @Order(0)
  RouterFunction<ServerResponse> gatehouseNothingHere(AccountPaths paths, Refusals refusals) {
    return RouterFunctions.route(
        RequestPredicates.path(paths.home() + "/**"),
        request -> refusals.answer(Refusal.of(Problem.NOT_FOUND)));
  }

  // no bean: a template engine among the beans would take the place of the host's
  private static SpringTemplateEngine engine(ApplicationContext context, Texts texts) {
    var templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix(FOLDER);
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(texts.source());
    return engine;
  }

  // the host's come first; a name without a file would be complained about at each text
  private static List<String> names(ResourceLoader resources) {
    return Stream.of(HOST_TEXTS, Languages.TEXTS)
        .filter(name -> resources.getResource("classpath:" + name + ".properties").exists())
        .toList();
  }
}
