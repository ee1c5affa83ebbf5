package dev.gatehouse.examples.springboot;

import dev.gatehouse.spring.security.SignedInUser;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The notes of whoever is signed in; that somebody is, the starter sees to. */
@RestController
@RequestMapping("/notes")
class NotesController {
  private final Notes notes;

  NotesController(Notes notes) {
    this.notes = notes;
  }

  @GetMapping
  List<String> own(@AuthenticationPrincipal SignedInUser me) {
    return notes.findByOwnerIdOrderById(me.user().id().value()).stream().map(Note::text).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void write(@AuthenticationPrincipal SignedInUser me, @RequestBody NewNote note) {
    notes.save(new Note(me.user().id().value(), note.text()));
  }

  record NewNote(String text) {}
}
