package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.User;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a user, on the page of the user and by JSON. */
class UserPictureTest {
  private static final Pattern PICTURE =
      Pattern.compile("<img class=\"avatar\"[^>]*src=\"([^\"]+)");

  @TempDir static Path folder;
  private static Host host;

  private final String email = Emails.fresh();

  @BeforeAll
  static void start() {
    host = Host.start(TestDatabase.SQLITE, "gatehouse.avatar.folder=" + folder);
    Member.confirmed(host, Staff.BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void isShownAndRemovedWithAReason() throws IOException {
    var owner = Visitor.at(host).signedIn(Staff.BOSS);
    var user = pictured();
    var page = Staff.page(user);
    var shown = PICTURE.matcher(owner.get(page).body());
    assertThat(shown.find()).isTrue();
    assertThat(owner.get(shown.group(1)).statusCode()).isEqualTo(200);

    var csrf = owner.csrf(page);
    Staff.assertDone(
        owner.post(page + "/picture", csrf, "reason", "not a face"), page, "picture-removed");

    assertThat(owner.get(shown.group(1)).statusCode()).isEqualTo(404);
    assertThat(owner.get(page).body())
        .doesNotContain("class=\"avatar\"", "Remove the picture", "??")
        .contains("avatar-removed-by-admin");
    assertThat(host.mailed("avatar-removed-by-admin", email).values())
        .containsEntry("reason", "not a face");
    Staff.assertDone(owner.post(page + "/picture", csrf), page, "unchanged");
    assertThat(owner.post(Staff.USERS + "/" + UUID.randomUUID() + "/picture", csrf).statusCode())
        .isEqualTo(404);
    assertThat(owner.post(page + "/picture", csrf, "reason", "x".repeat(501)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void isRemovedByJson() throws IOException {
    var owner = Visitor.at(host).signedInByToken(Staff.BOSS);
    var path = "users/" + pictured().id() + "/avatar";

    assertThat(owner.json("DELETE", path, "{\"reason\":\"why\"}").body())
        .isEqualTo("{\"status\":\"changed\"}");
    assertThat(owner.api("DELETE", path).body()).isEqualTo("{\"status\":\"unchanged\"}");
  }

  // by the worker of the application, or by this one
  private User pictured() throws IOException {
    var visitor = Visitor.at(host).registered(email).signedInByToken(email);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
    visitor.send("PUT", "/account/api/v1/avatar", "image/png", bytes.toByteArray());
    var user = Member.user(host, email);
    while (host.gatehouse().avatars().state(user.id()).stage() != Stage.READY) {
      host.gatehouse().avatars().processDue();
    }
    return user;
  }
}
