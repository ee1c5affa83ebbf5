package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.passwordchange.PasswordImport;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/** An application that has hashed by Spring Security brings its users along. */
class SpringHashesTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);

  // old tables were hashed by the old ones
  @SuppressWarnings("deprecation")
  static Map<String, PasswordEncoder> encoders() {
    return Map.of(
        "bcrypt", new BCryptPasswordEncoder(4),
        "pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5(),
        "pbkdf2@SpringSecurity_v5_8", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
        "scrypt", SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1(),
        "scrypt@SpringSecurity_v5_8", SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8(),
        "argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_2(),
        "argon2@SpringSecurity_v5_8", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
  }

  @ParameterizedTest
  @MethodSource("names")
  void areTakenOver(String name) {
    var email = Emails.fresh();
    var encoder = new DelegatingPasswordEncoder(name, encoders());
    var theirs = encoder.encode(Kit.PASSWORD);
    Visitor.at(host).registered(email);
    var user =
        EmailAddress.parse(email).flatMap(host.gatehouse().users()::byEmail).orElseThrow().id();
    JdbcClient.create(host.bean(DataSource.class))
        .sql("delete from gatehouse_passwords where user_id = ?")
        .param(user.toString())
        .update();

    assertThat(host.gatehouse().passwordImports().take(user, String.valueOf(theirs)))
        .isEqualTo(new PasswordImport.Imported());

    assertThat(signIn(email, "another").statusCode()).isEqualTo(401);
    assertThat(signIn(email, Kit.PASSWORD).statusCode()).isEqualTo(201);
    assertThat(
            JdbcClient.create(host.bean(DataSource.class))
                .sql("select hash from gatehouse_passwords where user_id = ?")
                .param(user.toString())
                .query(String.class)
                .single())
        // its cost is that of the setting, and its prefix does no harm
        .matches("(\\{bcrypt})?\\$2[ab]\\$04\\$.*");
  }

  static Iterable<String> names() {
    return encoders().keySet();
  }

  private HttpResponse<String> signIn(String email, String password) {
    return Visitor.at(host)
        .json("sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }
}
