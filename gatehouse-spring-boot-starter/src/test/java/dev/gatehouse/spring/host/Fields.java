package dev.gatehouse.spring.host;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomField.Access;
import dev.gatehouse.customfield.CustomField.Rules;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.userfield.DefinitionChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Custom fields, defined by whoever registered first. */
public final class Fields {
  private Fields() {}

  /** A field of that type with the key {@code f_} and the type, such as {@code f_text}. */
  public static CustomField of(FieldType type, Access access) {
    var name = type.name().toLowerCase(Locale.ROOT);
    var options =
        switch (type) {
          case SELECT, RADIO, CHECKBOX -> List.of("Red", "Green", "<b>Blue</b>");
          case TEXT, TEXTAREA, NUMBER, BOOLEAN, DATE, EMAIL, URL -> List.<String>of();
        };
    return new CustomField(
        new FieldKey("f_" + name),
        "My " + name,
        type,
        options,
        Optional.empty(),
        Rules.NONE,
        access,
        true);
  }

  /** Defines it. */
  public static void define(Host host, CustomField field) {
    var boss = host.gatehouse().roles().firstAdmin().orElseThrow();
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "Fields/1.0");
    var change = host.gatehouse().fieldDefinitions().create(new Actor(boss, client), field);
    if (!(change instanceof DefinitionChange.Changed)) {
      throw new IllegalStateException(change.toString());
    }
  }
}
