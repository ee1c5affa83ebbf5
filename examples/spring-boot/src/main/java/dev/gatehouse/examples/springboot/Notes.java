package dev.gatehouse.examples.springboot;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table of notes. */
interface Notes extends JpaRepository<Note, UUID> {
  List<Note> findByOwnerIdOrderById(UUID ownerId);
}
