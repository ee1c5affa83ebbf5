package dev.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.User;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EachDatabase
class SearchTest {
  private final Kit kit;
  private final Directory directory;
  private final Crowd crowd;

  SearchTest(Kit kit) {
    this.kit = kit;
    this.directory = kit.gatehouse().directory();
    this.crowd = new Crowd(kit);
  }

  @Test
  void looksIntoAddressUserNameAndNames() {
    named("ada@example.org", "Ada", "Lovelace");
    var grace = named("grace@example.com", "Grace", "Hopper");
    Tables.on(kit).update("update gatehouse_users set username = 'Amazing', search_text = ''");
    kit.gatehouse().users().indexAll();

    assertThat(directory.choices("EXAMPLE.COM")).containsExactly(UserChoice.of(user(grace)));
    assertThat(found("amaz")).containsExactly("ada@example.org", "grace@example.com");
    assertThat(found("oppe")).containsExactly("grace@example.com");
    assertThat(found("ADA LOVE")).containsExactly("ada@example.org");
    assertThat(found("orgada")).isEmpty();
    assertThat(found("nobody")).isEmpty();
  }

  @Test
  void offersTheFirstTenByAddress() {
    var emails = IntStream.range(10, 22).mapToObj("user%d@example.org"::formatted).toList();
    emails.reversed().forEach(kit::registered);

    assertThat(found("user")).isEqualTo(emails.subList(0, 10));
  }

  @Test
  void wantsTwoCharacters() {
    named("ada@example.org", "Édith", "ßß");

    for (var text : List.of("", " ", "a", " a ", "\ta\n", "é", "e\u0301", "ß", "𐐀", "%", "_")) {
      assertThat(found(text)).as("'%s'", text).isEmpty();
    }
    for (var text : List.of("ad", "  ad ", "éd", "e\u0301D", "ßß", "da@")) {
      assertThat(found(text)).as("'%s'", text).hasSize(1);
    }
  }

  @Test
  void takesEveryCharacterForItself() {
    var names = List.of("a_b", "a%b", "a\\b", "a!b", "a\"b", "a*b", "a(b", "axb", "a.b", "a^b");
    for (int number = 0; number < names.size(); number++) {
      named("u%d@example.org".formatted(number), names.get(number), "");
    }

    for (int number = 0; number < names.size(); number++) {
      var name = names.get(number);
      var email = "u%d@example.org".formatted(number);
      assertThat(found(name)).as(name).containsExactly(email);
      assertThat(found(name.substring(0, 2))).as(name).containsExactly(email);
      assertThat(listed(name)).as(name).containsExactly(email);
      assertThat(listed(name.substring(1, 2))).as(name).contains(email);
    }
    assertThat(found("%%")).isEmpty();
    assertThat(found("a__")).isEmpty();
    assertThat(found("'; drop table gatehouse_users; --")).isEmpty();
    assertThat(found("a\" OR \"axb")).isEmpty();
  }

  @Test
  void knowsNoCaseInAnyScript() {
    named("u1@example.org", "Irmak", "İstanbul");
    named("u2@example.org", "ırmak", "Straße");
    named("u3@example.org", "Οδυσσεύς", "Ада");
    named("u4@example.org", "𐐀𐐁𐐂", "Ａｄａ");

    for (var text : List.of("IRMAK", "irmak", "ırmak", "İRMAK")) {
      assertThat(found(text)).as(text).containsExactly("u1@example.org", "u2@example.org");
    }
    for (var text : List.of("istanbul", "İSTANBUL", "ISTANBUL", "ıstan")) {
      assertThat(found(text)).as(text).containsExactly("u1@example.org");
    }
    for (var text : List.of("STRASSE", "straße", "STRAẞE", "ass")) {
      assertThat(found(text)).as(text).containsExactly("u2@example.org");
    }
    for (var text : List.of("ΟΔΥΣΣΕΎΣ", "οδυσσεύς", "σσεύσ", "ς А", "АДА", "ад")) {
      assertThat(found(text)).as(text).containsExactly("u3@example.org");
    }
    for (var text : List.of("𐐨𐐩", "𐐨𐐩𐐪", "ada", "ＡＤ")) {
      assertThat(found(text)).as(text).containsExactly("u4@example.org");
    }
  }

  @Test
  void survivesAnyText() {
    kit.registered("ada@example.org");

    for (var text :
        List.of(
            "\u0000\u0000", "a\u0000d", "\ud800\ud800", "ad\udc00", "\n\n\n", "\"\"\"", "::x")) {
      assertThat(found(text)).isEmpty();
      assertThat(listed(text)).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(found("ada".repeat(10_000))).isEmpty();
    assertThat(found("@example.org".repeat(40))).isEmpty();
  }

  @Test
  void findsALongTextByAllOfIt() {
    var longName = "Wolfeschlegelsteinhausenbergerdorff";
    named("u1@example.org", longName, "Senior");
    named("u2@example.org", longName, "Junior");

    assertThat(found(longName + " jun")).containsExactly("u2@example.org");
  }

  @Test
  void followsAChangeAtOnce() {
    var ada = named("ada@example.org", "Byron", "");

    crowd.rename(ada.id(), "Lovelace", "");

    assertThat(found("byron")).isEmpty();
    assertThat(found("lovelace")).containsExactly("ada@example.org");
    crowd.leave(ada.id());
    assertThat(found("lovelace")).isEmpty();
  }

  @Test
  void findsTheDomainAsTypedAndInAscii() {
    kit.registered("ada@bücher.example");

    assertThat(found("BÜCHER")).containsExactly("ada@bücher.example");
    assertThat(found("xn--bcher")).containsExactly("ada@bücher.example");
  }

  @Test
  void indexesUsersFromBeforeAtTheStart() {
    kit.registered("ada@example.org");
    Tables.on(kit).update("update gatehouse_users set search_text = ''");
    assertThat(found("ada")).isEmpty();

    kit.node(settings -> settings);

    assertThat(found("ada")).containsExactly("ada@example.org");
    assertThat(found("ad")).containsExactly("ada@example.org");
  }

  @Test
  void knowsPairsFromThrees() {
    kit.registered("baab@example.org");
    kit.registered("bab@example.org");

    assertThat(found("aab")).containsExactly("baab@example.org");
    assertThat(found("ab")).containsExactly("baab@example.org", "bab@example.org");
    assertThat(found("bb")).isEmpty();
  }

  private User named(String email, String firstName, String lastName) {
    var user = kit.registered(email);
    crowd.rename(user.id(), firstName, lastName);
    return user;
  }

  private User user(User before) {
    return kit.gatehouse().users().get(before.id()).orElseThrow();
  }

  private List<String> found(String text) {
    return directory.choices(text).stream().map(choice -> choice.email().typed()).toList();
  }

  private List<String> listed(String text) {
    var listing = new Listing(UserFilter.ALL.matching(text), UserSort.LATEST);
    return directory.page(listing, 1, 100).users().stream()
        .map(listed -> listed.user().email().typed())
        .toList();
  }
}
