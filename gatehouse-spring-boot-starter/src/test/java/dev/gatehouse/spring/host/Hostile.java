package dev.gatehouse.spring.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.CustomRoleChange;
import dev.gatehouse.administration.RoleChange;
import dev.gatehouse.administration.StatusChange;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomField.Access;
import dev.gatehouse.customfield.CustomField.Rules;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.role.Role;
import dev.gatehouse.user.User;
import dev.gatehouse.userfield.FieldsForm;
import dev.gatehouse.userfield.FieldsUpdate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Users and things at a host with markup, script and templates in every text that they have. */
public record Hostile(Host host, User ada, User bob) {
  /** What would set a flag if it were taken for markup, and show 49 if it were a template. */
  public static final String MARKUP =
      "<img src=x onerror=window.ran=1>\"'><script>window.ran=1</script>${7*7}__${7*7}__::x'; --";

  /** As much of it as the name of a role may be. */
  public static final String ROLE = "\"><img src=x onerror=window.ran=1>${7*7}__${7*7}__";

  /** As much of it as an address may be. */
  public static final String EMAIL = "o'${7*7}__${7*7}__#--@example.org";

  /** A word with no place to break, and what turns the text after it around. */
  public static final String LONG = MARKUP + "\u202e" + "W".repeat(500);

  /** As much of a link of it as a link may be. */
  public static final String LINK = "https://example.org/$7*7'--;" + "w".repeat(500);

  private static final String BOSS = "boss@example.org";

  /** Makes them all. */
  public static Hostile at(Host host) {
    Member.confirmed(host, BOSS);
    for (var type : FieldType.values()) {
      Fields.define(host, field(type));
    }
    var made = new Hostile(host, user(host, EMAIL), user(host, Emails.fresh()));
    made.fill();
    return made;
  }

  private static CustomField field(FieldType type) {
    var options = Fields.of(type, Access.USER).options().isEmpty();
    return new CustomField(
        new FieldKey("f_" + type.name().toLowerCase(Locale.ROOT)),
        MARKUP,
        type,
        options ? List.of() : List.of(MARKUP, ROLE),
        Optional.empty(),
        Rules.NONE,
        Access.USER,
        true);
  }

  private static User user(Host host, String email) {
    Member.confirmed(host, email);
    return Member.user(host, email);
  }

  private void fill() {
    var administration = host.gatehouse().administration();
    var role = new Role(ROLE);
    assertThat(administration.customRoles().create(boss(), role, MARKUP + "W".repeat(400)))
        .isInstanceOf(CustomRoleChange.Changed.class);
    assertThat(administration.grants().grant(boss(), ada.id(), role))
        .isInstanceOf(RoleChange.Changed.class);
    var form =
        FieldsForm.EMPTY
            .with("first_name", MARKUP)
            .with("last_name", "W".repeat(100))
            .with("f_text", MARKUP + "W".repeat(500))
            .with("f_textarea", MARKUP + '\n' + "W".repeat(500))
            .with("f_url", LINK)
            .with("f_email", EMAIL)
            .with("f_select", MARKUP)
            .with("f_radio", MARKUP)
            .with("f_checkbox", list(MARKUP));
    assertThat(host.gatehouse().userFields().update(ada.id(), form))
        .isEqualTo(new FieldsUpdate.Updated());
    assertThat(administration.statuses().deactivate(boss(), bob.id(), LONG))
        .isInstanceOf(StatusChange.Changed.class);
    // the second one is another device, and so there is a mail about it
    visitor(EMAIL);
    visitor(EMAIL);
    showInTheList("last-name", "roles", "field.f_text", "field.f_textarea", "field.f_checkbox");
  }

  private void showInTheList(String... columns) {
    var boss = administrator();
    var form = Stream.of(columns).flatMap(column -> Stream.of("column", column));
    var csrf = boss.csrf("/account/admin/users");
    var chosen = boss.post("/account/admin/columns", csrf, form.toArray(String[]::new));
    assertThat(chosen.statusCode()).isEqualTo(303);
  }

  private static FieldValue list(String option) {
    return new FieldValue('[' + FieldValue.of(option).json() + ']');
  }

  /** Somebody at a browser that calls itself so, signed in by that address. */
  public Visitor visitor(String email) {
    return Visitor.at(host).with("User-Agent", MARKUP).signedIn(email);
  }

  /** Who administers them, likewise. */
  public Visitor administrator() {
    return visitor(BOSS);
  }

  /** A picture, whatever its file is called. */
  public static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private Actor boss() {
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), MARKUP);
    return new Actor(Member.user(host, BOSS).id(), client);
  }
}
