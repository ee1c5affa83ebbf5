package dev.gatehouse.spring.api;

import static dev.gatehouse.spring.api.Audience.ANYBODY;
import static dev.gatehouse.spring.api.Audience.CONFIRMED;

import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.host.HostApplication;
import dev.gatehouse.spring.web.JsonAnswers;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** An application that adds endpoints to the API, of every sort that there is. */
@Configuration(proxyBeanMethods = false)
@Import(HostApplication.class)
public class Probes {
  private static final JsonShape SHAPE =
      JsonShape.of("name", "count")
          .orTexts("colour")
          .orFlags("loud")
          .where("name", JsonKind.TEXT.upTo(3))
          .where("count", new JsonKind.Whole(1, 9))
          .where("colour", JsonKind.Text.of("red", "blue"));

  @Bean
  EndpointGroup probingEndpoints() {
    return EndpointGroup.of(
        "Probes",
        Endpoint.get("probes", ANYBODY, "Repeats the parameters.")
            .takes("limit", new JsonKind.Whole(1, 100))
            .takes("after", JsonKind.TEXT)
            .takes("loud", JsonKind.FLAG)
            .answers(HttpStatus.OK, Probe.class)
            .by(call ->
                JsonAnswers.answer(
                    HttpStatus.OK,
                    new Probe(call.query().optionalText("after"), call.query().whole("limit")))),
        Endpoint.post("probes", ANYBODY, "Repeats the members.")
            .reads(SHAPE)
            .answers(HttpStatus.OK, Probe.class)
            .by(call ->
                JsonAnswers.answer(
                    HttpStatus.OK,
                    new Probe(call.body().optionalText("name"), call.body().whole("count")))),
        Endpoint.put("probes/picture", ANYBODY, "Sends the picture back.")
            .reads(MediaType.IMAGE_PNG, MediaType.IMAGE_GIF)
            .answers(HttpStatus.OK, MediaType.IMAGE_PNG)
            .by(call -> ServerResponse.ok().contentType(MediaType.IMAGE_PNG).body(new byte[] {1})),
        Endpoint.get("probes/confirmed", CONFIRMED, "Is for those who have confirmed.")
            .answers(HttpStatus.NO_CONTENT)
            .by(call -> ServerResponse.noContent().build()));
  }

  /** What was understood. */
  record Probe(Optional<String> text, Optional<Integer> number) {}
}
