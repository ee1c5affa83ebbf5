package dev.gatehouse.spring.avatar;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
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
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseAvatarAutoConfiguration {
  @Bean
  EndpointGroup gatehouseAvatarEndpoints(
      Gatehouse gatehouse, Settings settings, Refusals refusals, AccountPaths paths) {
    return new AvatarEndpoint(gatehouse.avatars(), settings.avatar(), refusals, paths).group();
  }

  @Bean
  @Order(-3)
  RouterFunction<ServerResponse> gatehousePictures(
      Gatehouse gatehouse, AccountPaths paths, Refusals refusals) {
    var files = new PictureFiles(gatehouse.avatars(), refusals);
    return new Routes(refusals)
        .at(paths.pictures() + "{key}", Map.of(HttpMethod.GET, files::show))
        .all();
  }
}
