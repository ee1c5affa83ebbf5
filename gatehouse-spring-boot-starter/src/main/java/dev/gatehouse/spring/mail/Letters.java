package dev.gatehouse.spring.mail;

import dev.gatehouse.spi.Mail;
import dev.gatehouse.spring.GatehouseProperties;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.IDN;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes the mails, in the language of the user: as plain text and, by the template {@code
 * templates/gatehouse/mail.html}, as HTML.
 *
 * <p>The words are in {@code gatehouse-mails.properties}. Links begin with {@code
 * gatehouse.base-url} and with nothing that a request says.
 */
public final class Letters {
  /** The pages that mails lead to, by the name of the mail. */
  private static final Map<String, String> PAGES =
      Map.of(
          "confirm-email", "/confirm?token={token}",
          "confirm-email-change", "/email/confirm?token={token}",
          "email-changed", "/email/undo?token={token}",
          "address-taken", "/sign-in",
          "invitation", "/invitation?token={token}",
          "reset-password", "/reset?token={token}",
          "magic-link", "/magic-link?token={token}",
          "deletion-requested", "/restore?token={token}",
          "new-device", "/password",
          "already-registered", "/sign-in");

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** The values that are times. */
  private static final Set<String> TIMES = Set.of("at", "due", "until");

  /** The value that is said in the language of the mail, if more is known than its English text. */
  private static final String DEVICE = "device";

  private static final String PROGRAM = "program";

  /** The value that is the host of the application, whatever the mail says. */
  private static final String SITE = "site";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private final ITemplateEngine engine;
  private final MessageSource words;
  private final MailProperties mail;
  private final String account;
  private final String site;

  Letters(
      ITemplateEngine engine,
      MessageSource words,
      MailProperties mail,
      GatehouseProperties properties) {
    this.engine = engine;
    this.words = words;
    this.mail = mail;
    this.account = properties.baseUrl() + properties.path();
    this.site = properties.baseUrl().getAuthority();
  }

  /** Writes the mail as a message, ready to be sent or kept. */
  public MimeMessage message(Mail mail, Session session) throws MessagingException {
    var letter = write(mail);
    var message = new MimeMessage(session);
    message.setFrom(this.mail.sender());
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(asciiDomain(mail.to())));
    message.setSubject(letter.subject(), "UTF-8");
    // no answers from programs, such as "I am on holiday" (RFC 3834)
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(both(letter));
    message.saveChanges();
    return message;
  }

  /** Writes the mail as a message that is not to be sent by SMTP. */
  public MimeMessage message(Mail mail) throws MessagingException {
    return message(mail, Session.getInstance(new Properties()));
  }

  Letter write(Mail mail) {
    var language = Locale.forLanguageTag(mail.language());
    var link = link(mail);
    var subject = word(mail, "subject", language).orElseThrow();
    var body = List.of(filled(word(mail, "text", language).orElseThrow(), mail).split("\n\n"));
    var button = word(mail, "button", language).orElse("");
    var model = new Context(language);
    model.setVariable("subject", subject);
    model.setVariable("paragraphs", body);
    model.setVariable("button", button);
    model.setVariable("link", link.orElse(""));
    var text = String.join("\n\n", body) + link.map(to -> "\n\n" + to).orElse("") + "\n";
    return new Letter(subject, text, engine.process("mail", model));
  }

  private Optional<String> word(Mail mail, String part, Locale language) {
    return Optional.ofNullable(
        words.getMessage(mail.template() + '.' + part, null, null, language));
  }

  private Optional<String> link(Mail mail) {
    return Optional.ofNullable(PAGES.get(mail.template()))
        .map(page -> filled(account + page, mail));
  }

  // values are put into text, never into HTML: the template escapes; and in one go, or a value that
  // somebody typed could name another, such as the token
  private String filled(String text, Mail mail) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(value(place.group(1), mail).orElse(place.group())));
  }

  private Optional<String> value(String name, Mail mail) {
    if (name.equals(SITE)) {
      return Optional.of(site);
    }
    if (name.equals(DEVICE) && mail.values().containsKey(PROGRAM)) {
      return Optional.of(device(mail));
    }
    return Optional.ofNullable(mail.values().get(name))
        .map(value -> TIMES.contains(name) ? time(value) : oneLine(value));
  }

  private String device(Mail mail) {
    var known = says(PROGRAM, mail) ? PROGRAM : "unknown";
    var kind = says("system", mail) ? "both" : known;
    var language = Locale.forLanguageTag(mail.language());
    return filled(words.getMessage("device." + kind, null, language), mail);
  }

  private static boolean says(String name, Mail mail) {
    return !mail.values().getOrDefault(name, "").isEmpty();
  }

  // alike in every language, and to the minute
  private static String time(String instant) {
    return TIME.format(Instant.parse(instant));
  }

  // a value must not look like a paragraph of ours, nor like a link in a line of its own
  private static String oneLine(String value) {
    return LINE_BREAK.matcher(value).replaceAll(" ");
  }

  private static MimeMultipart both(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(letter.text(), "UTF-8");
    var html = new MimeBodyPart();
    html.setText(letter.html(), "UTF-8", "html");
    // the last part is the one that a mail program prefers (RFC 2046, section 5.1.4)
    return new MimeMultipart("alternative", text, html);
  }

  private static String asciiDomain(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
  }
}
