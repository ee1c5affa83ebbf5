package dev.gatehouse.place;

import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.user.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The places of addresses, looked up in a file that is held in memory. */
public final class Places {
  private static final Logger LOG = LoggerFactory.getLogger(Places.class);

  private final Optional<Path> file;
  private volatile Optional<Edition> edition;

  /**
   * Reads the file, if one is set.
   *
   * @throws IllegalArgumentException when the file cannot be read or is no MaxMind DB
   */
  public Places(PlaceSettings settings) {
    file = settings.database();
    edition = file.map(Places::read);
  }

  /**
   * The place of the address, without any delay; unknown when no file is set, or the file does not
   * know the address or is not what it should be.
   */
  public Place find(ClientAddress address) {
    return edition.map(present -> present.find(address)).orElse(Place.UNKNOWN);
  }

  /** What is kept of where a new user comes from. */
  public Origin origin(ClientAddress address) {
    var place = find(address);
    return new Origin(address, place.country(), place.region(), place.city());
  }

  /**
   * Reads the file again if it was replaced since. Call it as often as you like; while the new one
   * cannot be read, the old one serves.
   *
   * @return whether another file is in use now
   */
  public boolean refresh() {
    if (edition.isEmpty() || edition.get().stamp().equals(Stamp.of(edition.get().file()))) {
      return false;
    }
    try {
      edition = Optional.of(read(edition.get().file()));
      return true;
    } catch (IllegalArgumentException halfCopied) {
      LOG.warn("the place database was replaced and cannot be read yet", halfCopied);
      return false;
    }
  }

  private static Edition read(Path file) {
    // before the reading: what is replaced meanwhile is read again
    var stamp = Stamp.of(file);
    try {
      // not mapped: a file that is overwritten in place would take the process with it
      return new Edition(file, stamp, new Reader(file.toFile(), FileMode.MEMORY));
    } catch (IOException | RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "the place database " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** By what a file is told from the one that takes its place. */
  private record Stamp(Optional<FileTime> written, long size) {
    static Stamp of(Path file) {
      try {
        return new Stamp(Optional.of(Files.getLastModifiedTime(file)), Files.size(file));
      } catch (IOException gone) {
        return new Stamp(Optional.empty(), 0);
      }
    }
  }

  /** The file as it was when it was read. */
  private record Edition(Path file, Stamp stamp, Reader reader) {
    Place find(ClientAddress address) {
      try {
        Map<?, ?> found = reader.get(address.inet(), Map.class);
        return found == null ? Place.UNKNOWN : CityRecord.place(found);
      } catch (IOException | RuntimeException broken) {
        LOG.warn("the place database could not say where an address is", broken);
        return Place.UNKNOWN;
      }
    }
  }
}
