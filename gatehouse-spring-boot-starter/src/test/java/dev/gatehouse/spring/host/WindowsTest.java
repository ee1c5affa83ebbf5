package dev.gatehouse.spring.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The control of what the tests in a browser rely on: one after the other, none sees another. */
@TestMethodOrder(OrderAnnotation.class)
class WindowsTest {
  private static final Cookie COOKIE = new Cookie("a", "b").setUrl("http://localhost/");

  @RegisterExtension private final Windows windows = new Windows();

  @Test
  @Order(1)
  void shareNoCookie() {
    windows.open().addCookies(List.of(COOKIE));

    assertThat(windows.open().cookies()).isEmpty();
  }

  @Test
  @Order(2)
  void areClosedAfterTheTest() {
    assertThat(Chromium.shared().contexts()).isEmpty();
  }

  @Test
  void tellWhatTheBrowserComplainsOf() {
    windows.open().newPage().evaluate("console.error('a complaint')");

    assertThat(windows.complaints()).containsExactly("a complaint");
  }
}
