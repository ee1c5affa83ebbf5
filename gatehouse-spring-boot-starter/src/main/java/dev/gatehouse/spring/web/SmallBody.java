package dev.gatehouse.spring.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been read already.
 *
 * <p>Its parameters are those of the form in the body and no others: what stands in the address of
 * a POST ends up in logs, and must not count as typed.
 */
final class SmallBody extends HttpServletRequestWrapper {
  private final byte[] body;
  private final Map<String, List<String>> form;

  SmallBody(HttpServletRequest request, byte[] body, Map<String, List<String>> form) {
    super(request);
    this.body = body;
    this.form = form;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(new ByteArrayInputStream(body));
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable String getParameter(String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    var copy = new LinkedHashMap<String, String[]>();
    form.forEach((name, values) -> copy.put(name, values.toArray(String[]::new)));
    return copy;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(form.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    var values = form.get(name);
    return values == null ? null : values.toArray(String[]::new);
  }

  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Bytes(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is in memory");
    }
  }
}
