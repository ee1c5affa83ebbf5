package dev.gatehouse.spring.api.json;

import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * One member of a body, at whose value the parser stands.
 *
 * @param parser left at the end of the value, unless that is an array or object of the wrong kind
 * @param name the member's name
 * @param trees reads what may be any JSON
 */
record JsonMember(JsonParser parser, String name, ObjectReader trees) {
  /** Takes the value into the values, or says why it will not do. */
  Optional<Fault> take(JsonKind kind, Map<String, Object> values) {
    return switch (kind) {
      case JsonKind.Flag() -> flag(values);
      case JsonKind.Whole whole -> whole(whole, values);
      case JsonKind.Decimal() -> decimal(values);
      case JsonKind.Text text -> text(text, values);
      case JsonKind.Moment moment -> moment(moment, values);
      case JsonKind.Texts texts -> texts(texts, values);
      case JsonKind.Anything() -> anything(values);
      case JsonKind.Named named -> named(named, values);
    };
  }

  private Optional<Fault> flag(Map<String, Object> values) {
    if (!parser.currentToken().isBoolean()) {
      return wrongType(JsonKind.FLAG);
    }
    return taken(parser.getBooleanValue(), values);
  }

  private Optional<Fault> whole(JsonKind.Whole kind, Map<String, Object> values) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() != JsonParser.NumberType.INT
        || !kind.within(parser.getIntValue())) {
      return wrongType(kind);
    }
    return taken(parser.getIntValue(), values);
  }

  private Optional<Fault> decimal(Map<String, Object> values) {
    if (!parser.currentToken().isNumeric()) {
      return wrongType(JsonKind.DECIMAL);
    }
    return taken(parser.getDecimalValue(), values);
  }

  private Optional<Fault> text(JsonKind.Text kind, Map<String, Object> values) {
    if (kind.clearable() && parser.currentToken() == JsonToken.VALUE_NULL) {
      return taken("", values);
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return wrongType(JsonKind.TEXT);
    }
    var text = parser.getString();
    return fault(kind, text).or(() -> taken(text, values));
  }

  private Optional<Fault> fault(JsonKind.Text kind, String text) {
    if (!JsonKind.Text.storable(text)) {
      return fault("not-unicode", "This text holds NUL or half a character.");
    }
    if (kind.tooLong(text)) {
      return fault("too-long", "This text has at most " + kind.longest() + " characters.");
    }
    return kind.unknown(text)
        ? fault("unknown-value", "This is " + kind.wanted() + ".")
        : Optional.empty();
  }

  private Optional<Fault> moment(JsonKind.Moment kind, Map<String, Object> values) {
    var moment =
        parser.currentToken() == JsonToken.VALUE_STRING
            ? kind.parse(parser.getString())
            : Optional.empty();
    return moment.isPresent() ? taken(moment.get(), values) : wrongType(kind);
  }

  private Optional<Fault> texts(JsonKind.Texts kind, Map<String, Object> values) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return wrongType(kind);
    }
    JsonNode items = trees.readTree(parser);
    if (items.size() > kind.most()) {
      return fault("too-long", "This list has at most " + kind.most() + " items.");
    }
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (!item.isString()) {
        return wrongType(kind);
      }
      if (!JsonKind.Text.storable(item.asString())) {
        return fault("not-unicode", "A text of this list holds NUL or half a character.");
      }
      texts.add(item.asString());
    }
    return taken(List.copyOf(texts), values);
  }

  private Optional<Fault> anything(Map<String, Object> values) {
    return taken(json(trees.readTree(parser)), values);
  }

  private Optional<Fault> named(JsonKind.Named kind, Map<String, Object> values) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return wrongType(kind);
    }
    JsonNode object = trees.readTree(parser);
    if (object.size() > kind.most()) {
      return fault("too-long", "This object has at most " + kind.most() + " members.");
    }
    var named = new LinkedHashMap<String, Optional<String>>();
    for (var member : object.properties()) {
      if (!JsonKind.Text.storable(member.getKey())) {
        return fault("not-unicode", "A name in this object holds NUL or half a character.");
      }
      named.put(member.getKey(), json(member.getValue()));
    }
    return taken(named, values);
  }

  private Optional<Fault> taken(Object value, Map<String, Object> values) {
    values.put(name, value);
    return Optional.empty();
  }

  private Optional<Fault> wrongType(JsonKind kind) {
    return fault("wrong-type", "This is " + kind.wanted() + ".");
  }

  private Optional<Fault> fault(String code, String message) {
    return Optional.of(new Fault(name, code, message));
  }

  private static Optional<String> json(JsonNode value) {
    return value.isNull() ? Optional.empty() : Optional.of(value.toString());
  }
}
