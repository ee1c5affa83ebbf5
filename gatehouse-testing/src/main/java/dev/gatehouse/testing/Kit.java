package dev.gatehouse.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.DomainEvent;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A ready Gatehouse for a test: on a database of its own, with a clock that the test moves, and
 * with all mails and events at hand.
 */
public final class Kit implements AutoCloseable {
  /** A password that passes every check. */
  public static final String PASSWORD = "tumbling otters by moonlight";

  // races let hundreds of calls loose at once
  private static final int QUEUE = 1000;

  private final HikariDataSource dataSource;
  private final KeyRing keyRing = KeyRing.create();
  private final MovableClock clock = new MovableClock();
  private final SentMails mails = new SentMails();
  private final List<DomainEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger clients = new AtomicInteger();
  private final Deque<Gatehouse> nodes = new ArrayDeque<>();

  private Kit(HikariDataSource dataSource) {
    this.dataSource = dataSource;
    node(settings -> settings);
  }

  /** Makes a kit on a new database. */
  public static Kit on(TestDatabase database) {
    return new Kit(database.create());
  }

  /** The defaults, but for a hash cost that makes tests quick. */
  public static Settings settings() {
    var defaults = Settings.defaults();
    var password = defaults.password();
    return defaults.with(
        new PasswordSettings(
            password.shortest(),
            password.longest(),
            password.strength(),
            PasswordSettings.COST_FOR_TESTS,
            password.threads(),
            QUEUE,
            password.confirmations()));
  }

  /** The Gatehouse under test; the latest, when there are several on the database. */
  public Gatehouse gatehouse() {
    return nodes.getFirst();
  }

  /** Opens one more Gatehouse on the same database, as another node or a restart would. */
  public Gatehouse node(UnaryOperator<Settings> change) {
    var node =
        Gatehouse.on(dataSource, keyRing)
            .settings(change.apply(settings()))
            .clock(clock)
            .mail(mails)
            .listener(events::add)
            .open();
    nodes.addFirst(node);
    return node;
  }

  /** The clock that everything here goes by. */
  public MovableClock clock() {
    return clock;
  }

  /** The database, for tests that look at what is really stored. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** The key ring that belongs to the database. */
  public KeyRing keyRing() {
    return keyRing;
  }

  /** The mail server. */
  public SentMails mailServer() {
    return mails;
  }

  /** Delivers what is due, and says every mail sent so far. */
  public List<Mail> mails() {
    gatehouse().outbox().deliverDue();
    return mails.all();
  }

  /** The latest mail to that address. */
  public Optional<Mail> latestMail(String to) {
    return mails().reversed().stream().filter(mail -> mail.to().equals(to)).findFirst();
  }

  /** Every event published so far. */
  public List<DomainEvent> events() {
    return List.copyOf(events);
  }

  /** A client that nobody has been before. */
  public Client client() {
    int number = clients.incrementAndGet();
    var address = "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    return new Client(ClientAddress.parse(address).orElseThrow(), "Kit/1.0");
  }

  /** Registers a user with {@link #PASSWORD} from a new client, and confirms the address. */
  public User registered(String email) {
    gatehouse()
        .registrations()
        .register(new RegistrationForm(email, Password.of(PASSWORD), "en"), client());
    latestMail(email)
        .flatMap(mail -> Optional.ofNullable(mail.values().get("token")))
        .ifPresent(token ->
            gatehouse().emails().confirm(token, Evidence.of(Password.of(PASSWORD)), client()));
    return user(email);
  }

  /** The user with that address, who must exist. */
  public User user(String email) {
    return EmailAddress.parse(email).flatMap(gatehouse().users()::byEmail).orElseThrow();
  }

  /** Signs the user in with {@link #PASSWORD}, which must succeed. */
  public OpenSession signedIn(String email, Client client) {
    var form = new SignInForm(email, Password.of(PASSWORD), true, Optional.empty());
    var signIn = gatehouse().signIns().withPassword(form, client);
    if (signIn instanceof SignIn.SignedIn(var opened)) {
      return opened;
    }
    throw new IllegalStateException("the sign-in ended as " + signIn);
  }

  /** Closes every node and the database. */
  @Override
  public void close() {
    nodes.forEach(Gatehouse::close);
    dataSource.close();
  }
}
