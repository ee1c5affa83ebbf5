package dev.gatehouse.spring.pages.admin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as a file, written while they are read.
 *
 * @param name of the file, without what follows the dot
 * @param columns what a row says, in their order
 */
public record Download<T>(String name, List<Column<T>> columns) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One thing that a row says: a text, or a list of texts. */
  public record Column<T>(String name, Function<T, Object> value) {}

  /** As comma-separated values (RFC 4180). */
  public ServerResponse csv(Stream<T> rows) {
    return file(
        "csv",
        "text/csv;charset=UTF-8",
        writer -> {
          writer.write(Csv.line(columns.stream().map(Column::name).toList()));
          for (var row : (Iterable<T>) rows::iterator) {
            writer.write(Csv.line(columns.stream().map(column -> cell(column, row)).toList()));
          }
        });
  }

  private static <T> String cell(Column<T> column, T row) {
    return column.value().apply(row) instanceof List<?> several
        ? String.join("; ", several.stream().map(String::valueOf).toList())
        : String.valueOf(column.value().apply(row));
  }

  /** As a JSON array of objects. */
  public ServerResponse json(Stream<T> rows) {
    return file(
        "json",
        "application/json",
        writer -> {
          var separator = "[\n";
          for (var row : (Iterable<T>) rows::iterator) {
            var members = new LinkedHashMap<String, Object>();
            columns.forEach(column -> members.put(column.name(), column.value().apply(row)));
            writer.write(separator + JSON.writeValueAsString(members));
            separator = ",\n";
          }
          writer.write(separator.startsWith("[") ? "[]\n" : "\n]\n");
        });
  }

  private ServerResponse file(String suffix, String type, Content content) {
    return ServerResponse.ok()
        .header("Content-Disposition", "attachment; filename=\"" + name + '.' + suffix + '"')
        .build((request, response) -> {
          response.setContentType(type);
          try (var writer =
              new BufferedWriter(
                  new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            content.write(writer);
          }
          return null;
        });
  }

  @FunctionalInterface
  private interface Content {
    void write(Writer writer) throws IOException;
  }
}
