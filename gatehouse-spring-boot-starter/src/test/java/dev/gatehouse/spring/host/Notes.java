package dev.gatehouse.spring.host;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A service of the host's that stores something of its own together with a user. */
@Service
public class Notes {
  private final Gatehouse gatehouse;
  private final JdbcClient jdbc;

  Notes(Gatehouse gatehouse, JdbcClient jdbc) {
    this.gatehouse = gatehouse;
    this.jdbc = jdbc;
  }

  /** Registers the user and writes a first note, or neither; then does what is to follow. */
  @Transactional
  public void registerWithNote(String email, Runnable last) {
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "Host/1.0");
    gatehouse
        .registrations()
        .register(new RegistrationForm(email, Password.of(Kit.PASSWORD), "en"), client);
    jdbc.sql(
            "insert into host_notes (user_id, text) select id, 'welcome' from gatehouse_users"
                + " where email = :email")
        .param("email", email)
        .update();
    last.run();
  }

  /** How many notes the user has. */
  public int count(String email) {
    return jdbc.sql(
            "select count(*) from host_notes n join gatehouse_users u on u.id = n.user_id"
                + " where u.email = :email")
        .param("email", email)
        .query(Integer.class)
        .single();
  }

  /** Whether the address has a user. */
  public boolean known(String email) {
    return EmailAddress.parse(email).flatMap(gatehouse.users()::byEmail).isPresent();
  }
}
