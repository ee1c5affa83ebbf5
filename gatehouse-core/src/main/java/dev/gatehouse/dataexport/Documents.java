package dev.gatehouse.dataexport;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Map;

/** Writes what the sections say as JSON. */
final class Documents {
  private static final Gson JSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

  private Documents() {}

  static String write(Entry entry) {
    return JSON.toJson(element(entry));
  }

  private static JsonElement element(Object value) {
    return switch (value) {
      case JsonElement json -> json;
      case Entry entry -> object(entry.facts());
      case Map<?, ?> map -> object(map);
      case Collection<?> items -> array(items);
      case Number number -> new JsonPrimitive(number);
      case Boolean truth -> new JsonPrimitive(truth);
      // ids, instants and texts
      default -> new JsonPrimitive(value.toString());
    };
  }

  private static JsonObject object(Map<?, ?> members) {
    var object = new JsonObject();
    members.forEach((name, value) -> object.add(name.toString(), element(value)));
    return object;
  }

  private static JsonArray array(Collection<?> items) {
    var array = new JsonArray();
    items.forEach(item -> array.add(element(item)));
    return array;
  }
}
