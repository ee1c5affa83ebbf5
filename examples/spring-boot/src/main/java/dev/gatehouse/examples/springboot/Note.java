package dev.gatehouse.examples.springboot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A note, which belongs to the user who wrote it. */
@Entity
@Table(name = "notes")
class Note {
  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  @SuppressWarnings("NullAway.Init")
  private UUID id;

  @Column(name = "owner_id", nullable = false)
  private UUID ownerId;

  @Column(nullable = false)
  private String text;

  @SuppressWarnings("NullAway.Init")
  protected Note() {}

  Note(UUID ownerId, String text) {
    this.ownerId = ownerId;
    this.text = text;
  }

  UUID id() {
    return id;
  }

  UUID ownerId() {
    return ownerId;
  }

  String text() {
    return text;
  }
}
