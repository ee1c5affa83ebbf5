package dev.gatehouse.dataexport;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.function.Function;

/**
 * Gives users what is known of them, as one JSON document.
 *
 * <p>It needs the password freshly confirmed, is limited and audited. There is nothing in it that
 * opens anything, and nothing about anybody else.
 */
public final class DataExports {
  /** The version of the form of the document. */
  private static final int FORM = 1;

  private final Foundation foundation;
  private final DataExportSettings settings;
  private final Credentials with;
  private final List<Section> sections;

  /**
   * One part of the document.
   *
   * @param name its name there
   * @param content what is known of the user there: an {@link Entry}, or a list of them
   */
  public record Section(String name, Function<UserId, Object> content) {}

  /** Makes the service, whose documents have those sections in that order. */
  public DataExports(
      Foundation foundation,
      DataExportSettings settings,
      Credentials with,
      List<Section> sections) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
    this.sections = List.copyOf(sections);
  }

  /** Writes down what is known of who has typed the password. */
  public DataExport export(ConfirmedPassword proof, Client client) {
    var rule = new Rule("data-export", proof.user().toString(), settings.exports());
    return switch (with.throttles().admit(List.of(rule))) {
      case Admission.Refused(var retryAfter) -> new DataExport.Throttled(retryAfter);
      case Admission.Admitted admitted ->
          noted(proof, client)
              ? new DataExport.Exported(document(proof.user()))
              : new DataExport.Outdated();
    };
  }

  private boolean noted(ConfirmedPassword proof, Client client) {
    var event = AuditEvent.own(foundation.now(), "data-exported", proof.user().value(), client);
    return foundation
        .database()
        .write(transaction -> {
          var held = with.users().hold(transaction, proof.user(), proof.credentialVersion());
          held.ifPresent(user -> with.audit().record(transaction, event));
          return held.isPresent();
        });
  }

  private String document(UserId user) {
    var document = Entry.EMPTY.with("form", FORM).with("writtenAt", foundation.now());
    for (var section : sections) {
      document = document.with(section.name(), section.content().apply(user));
    }
    return Documents.write(document);
  }
}
