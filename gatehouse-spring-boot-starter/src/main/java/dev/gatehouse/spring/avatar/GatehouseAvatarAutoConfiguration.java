package dev.gatehouse.spring.avatar;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.GatehouseSecurityAutoConfiguration;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The pictures of users. */
@AutoConfiguration(after = GatehouseSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseAvatarAutoConfiguration {
  @Bean
  AvatarEndpoint.Answers gatehouseAvatarAnswers(Refusals refusals, AccountPaths paths) {
    return new AvatarEndpoint.Answers(refusals, paths);
  }

  @Bean
  AvatarEndpoint gatehouseAvatarEndpoint(
      Gatehouse gatehouse, Settings settings, Clients clients, AvatarEndpoint.Answers answers) {
    return new AvatarEndpoint(gatehouse.avatars(), settings.avatar(), clients, answers);
  }

  @Bean
  @Order(-3)
  RouterFunction<ServerResponse> gatehouseAvatars(
      Gatehouse gatehouse, AvatarEndpoint endpoint, AccountPaths paths, Refusals refusals) {
    var files = new PictureFiles(gatehouse.avatars(), refusals);
    return new Routes(refusals)
        .at(
            paths.api(AccountPaths.AVATAR),
            Map.of(
                HttpMethod.GET, endpoint::show,
                HttpMethod.PUT, endpoint::upload,
                HttpMethod.DELETE, endpoint::remove))
        .at(paths.pictures() + "{key}", Map.of(HttpMethod.GET, files::show))
        .all();
  }
}
