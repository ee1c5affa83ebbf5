package dev.gatehouse.spring.api.openapi;

import static dev.gatehouse.spring.api.Audience.ANYBODY;

import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.EndpointTable;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.JsonAnswers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** The endpoint that describes the endpoints. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseOpenApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseDescription(
      ObjectProvider<EndpointTable> endpoints, AccountPaths paths, Cookies cookies) {
    return EndpointGroup.of(
        "Description",
        Endpoint.get("openapi.json", ANYBODY, "Describes the API as an OpenAPI 3.1 document.")
            .answers(HttpStatus.OK, MediaType.APPLICATION_JSON)
            .by(call ->
                describe(
                    call, new OpenApi(endpoints.getObject(), cookies.session().name()), paths)));
  }

  private static ServerResponse describe(Call call, OpenApi document, AccountPaths paths) {
    var server = call.servletRequest().getContextPath() + paths.api();
    return JsonAnswers.answer(HttpStatus.OK, document.at(server));
  }
}
