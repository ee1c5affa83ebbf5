package dev.gatehouse.examples.springboot;

import dev.gatehouse.registration.UserRegistered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts a first note on the desk of everybody who registers. */
@Component
class FirstNote {
  private final Notes notes;

  FirstNote(Notes notes) {
    this.notes = notes;
  }

  @EventListener
  void welcome(UserRegistered registered) {
    notes.save(new Note(registered.userId(), "Welcome!"));
  }
}
