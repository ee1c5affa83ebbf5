package dev.gatehouse.spring.web;

import dev.gatehouse.spring.upload.FileForm;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been read already, or is read no longer than the client may take.
 *
 * <p>Its parameters are those of the form in the body and no others: what stands in the address of
 * a POST ends up in logs, and must not count as typed.
 */
final class GuardedBody extends HttpServletRequestWrapper {
  private final ServletInputStream body;
  private final Map<String, List<String>> form;

  private GuardedBody(
      HttpServletRequest request, ServletInputStream body, Map<String, List<String>> form) {
    super(request);
    this.body = body;
    this.form = form;
  }

  /** A request with that body, and that form in it. */
  static GuardedBody read(HttpServletRequest request, byte[] body, Map<String, List<String>> form) {
    return new GuardedBody(request, new Bytes(new ByteArrayInputStream(body)), form);
  }

  /** A request whose body is still to come, and breaks off when that takes too long. */
  static GuardedBody streamed(HttpServletRequest request, Duration patience) throws IOException {
    return new GuardedBody(request, timed(request, patience), Map.of());
  }

  /** The body itself, which breaks off when it takes too long. */
  static Timed timed(HttpServletRequest request, Duration patience) throws IOException {
    return new Timed(request.getInputStream(), patience);
  }

  /** A form whose file is its body. */
  static GuardedBody of(HttpServletRequest request, FileForm form) {
    return new GuardedBody(request, new File(form.file()), form.fields());
  }

  // or Spring would take the parts of the form apart, which are no longer there
  @Override
  public @Nullable String getContentType() {
    return body instanceof File ? "application/octet-stream" : super.getContentType();
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
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

  private static final class File extends ServletInputStream {
    private final InputStream content;

    File(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      return content.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return content.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the file is read as it comes");
    }
  }

  /** A body that may take only so long. */
  static final class Timed extends ServletInputStream {
    private final ServletInputStream body;
    private long end;

    private Timed(ServletInputStream body, Duration patience) {
      this.body = body;
      this.end = System.nanoTime() + patience.toNanos();
    }

    /** From now on it may take that long. */
    void renew(Duration patience) {
      end = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
      requireTime();
      return body.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      requireTime();
      return body.read(target, offset, length);
    }

    // a byte now and then would hold the thread for as long as the client likes
    private void requireTime() throws IOException {
      if (System.nanoTime() - end > 0) {
        throw new IOException("the body takes too long");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
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
