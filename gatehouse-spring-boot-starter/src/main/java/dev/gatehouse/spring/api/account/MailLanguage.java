package dev.gatehouse.spring.api.account;

import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** The language of the mails to a new user, as a member of a body. */
public final class MailLanguage {
  /** The name of the member. */
  public static final String MEMBER = "language";

  private static final int LONGEST = 35;

  private MailLanguage() {}

  /** What the body says, or else the header; empty when that is no BCP 47 tag. */
  public static Optional<String> in(Call call) {
    return Optional.of(
            call.body()
                .optionalText(MEMBER)
                .orElseGet(() -> Clients.language(call.servletRequest())))
        .filter(MailLanguage::isTag);
  }

  /** That it is no BCP 47 tag. */
  public static Fault malformed() {
    return new Fault(MEMBER, "language-malformed", "This is no BCP 47 tag.");
  }

  private static boolean isTag(String tag) {
    try {
      return tag.length() <= LONGEST
          && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException noTag) {
      return false;
    }
  }
}
