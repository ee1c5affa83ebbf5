package dev.gatehouse.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.bucket.FolderBucket;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spi.DomainEvent;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
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
  private final Path folder = TemporaryFolders.create();
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
    return defaults.with(defaults.password().forTests(QUEUE));
  }

  /** The Gatehouse under test; the latest, when there are several on the database. */
  public Gatehouse gatehouse() {
    return nodes.getFirst();
  }

  /** Opens one more Gatehouse on the same database, as another node or a restart would. */
  public Gatehouse node(UnaryOperator<Settings> change) {
    return node(keyRing, change.apply(settings()));
  }

  /** The same, with a key ring that is newer or older than {@link #keyRing()}. */
  public Gatehouse node(KeyRing ring) {
    return node(ring, settings());
  }

  private Gatehouse node(KeyRing ring, Settings settings) {
    var node =
        Gatehouse.on(dataSource, ring)
            .settings(settings)
            .clock(clock)
            .mail(mails)
            .bucket(bucket())
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

  /** The key ring that the database was first opened with. */
  public KeyRing keyRing() {
    return keyRing;
  }

  /** The mail server. */
  public SentMails mailServer() {
    return mails;
  }

  /** The folder that the bucket keeps its files in. */
  public Path folder() {
    return folder;
  }

  /** The bucket. */
  public Bucket bucket() {
    try {
      return FolderBucket.at(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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

  /**
   * Registers a user as {@link #registered} does and switches the second factor on; the first code
   * is used up by it, so that the next one comes half a minute later.
   */
  public Enrolled enrolled(String email) {
    var user = registered(email);
    var factors = gatehouse().secondFactors();
    if (factors.begin(confirmed(user), client()) instanceof SetupStart.Waiting(var setup)) {
      var phone = Authenticator.of(setup.secret().reveal(), clock);
      var asking = new SecondFactors.Asking(Optional.empty(), client());
      if (factors.enable(user.id(), setup.id(), phone.code(), asking)
          instanceof FactorChange.Changed changed) {
        clock.move(Duration.ofSeconds(30));
        return new Enrolled(user(email), phone, changed.codes());
      }
    }
    throw new IllegalStateException("the second factor could not be set up");
  }

  /** Proof that the user has typed {@link #PASSWORD} again. */
  public ConfirmedPassword confirmed(User user) {
    var confirmation = gatehouse().passwords().confirm(user.id(), Password.of(PASSWORD));
    if (confirmation instanceof PasswordConfirmation.Confirmed(var proof)) {
      return proof;
    }
    throw new IllegalStateException("the password was answered by " + confirmation);
  }

  /** The user with that address, who must exist. */
  public User user(String email) {
    return EmailAddress.parse(email).flatMap(gatehouse().users()::byEmail).orElseThrow();
  }

  /** Signs the user in with {@link #PASSWORD}, which must succeed. */
  public OpenSession signedIn(String email, Client client) {
    var form = new SignInForm(email, Password.of(PASSWORD), Arrival.plain());
    var signIn = gatehouse().signIns().withPassword(form, client);
    if (signIn instanceof SignIn.SignedIn signedIn) {
      return signedIn.opened();
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
