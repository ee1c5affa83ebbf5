package dev.gatehouse.oversight;

import dev.gatehouse.directory.Directory;

/** What comes of asking for the directory. */
public sealed interface DirectoryAccess {
  /** Here it is; to be used at once and not to be kept, since ranks change. */
  record Granted(Directory directory) implements DirectoryAccess {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements DirectoryAccess {}
}
