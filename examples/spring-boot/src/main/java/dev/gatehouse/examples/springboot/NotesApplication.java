package dev.gatehouse.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application of its own: people keep notes, and each sees only those they wrote. */
@SpringBootApplication
public class NotesApplication {
  /** Starts the application. */
  public static void main(String[] arguments) {
    SpringApplication.run(NotesApplication.class, arguments);
  }
}
