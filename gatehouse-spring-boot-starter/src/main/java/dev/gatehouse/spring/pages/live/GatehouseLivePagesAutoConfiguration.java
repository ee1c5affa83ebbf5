package dev.gatehouse.spring.pages.live;

import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.GatehousePagesAutoConfiguration;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Where the script of the pages asks how it stands with the session. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseLivePagesAutoConfiguration {
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseLiveRoute(AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.live(), forms.shown(GatehouseLivePagesAutoConfiguration::standing))
        .all();
  }

  // a visitor's is empty: who has been signed out is no reason for a refusal in the console
  private static ServerResponse standing(ServerRequest request) {
    var standing = SignedInUser.of(request.servletRequest()).map(SignedInUser::standing).orElse("");
    return JsonAnswers.answer(HttpStatus.OK, Map.of("standing", standing));
  }
}
