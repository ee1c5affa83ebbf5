package dev.gatehouse.avatar;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.avatar.AvatarFileRepository.Owner;
import dev.gatehouse.avatar.AvatarJobRepository.Job;
import dev.gatehouse.avatar.AvatarRepository.Made;
import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.client.Client;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.image.Inspection;
import dev.gatehouse.internal.image.PictureLimits;
import dev.gatehouse.internal.image.UploadedFile;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of users: uploaded, made into their sizes, shown and removed.
 *
 * <p>What is shown was encoded by this library: nothing of the uploaded file but its pixels gets
 * there, neither where a photograph was taken nor a page in disguise. Nothing is ever fetched from
 * an address.
 */
public final class Avatars {
  private final Foundation foundation;
  private final AvatarSettings settings;
  private final Collaborators with;
  private final AvatarRepository avatars;
  private final AvatarJobRepository jobs;
  private final AvatarFileRepository rows;
  private final Optional<Studio> studio;

  /** Who takes part; without a bucket there are no pictures. */
  public record Collaborators(
      Throttles throttles, Audit audit, Events events, Optional<Bucket> bucket) {}

  /**
   * A file to be shown.
   *
   * @param type {@code image/jpeg} or {@code image/png}
   * @param bytes how many there are
   * @param content to be closed by the caller
   */
  public record Opened(String type, long bytes, InputStream content) {}

  private record Studio(AvatarFiles files, Darkroom darkroom) {}

  /** Makes the service. */
  public Avatars(Foundation foundation, AvatarSettings settings, Collaborators with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
    this.avatars = new AvatarRepository(foundation.database());
    this.jobs = new AvatarJobRepository(foundation.database());
    this.rows = new AvatarFileRepository(foundation.database());
    this.studio = with.bucket().map(this::studio);
  }

  /**
   * Takes in a picture, which is shown as soon as its sizes are made; until then an earlier one is.
   *
   * <p>Refuses as early as it can: what is too long is not read to its end, and the size in pixels
   * comes from the header. The content may be of any length and is not held in memory.
   *
   * @param content the file, read once; not closed
   * @throws IOException when the content cannot be read
   * @throws StorageException when there is no room, or the bucket or the database cannot be used;
   *     nothing has changed
   */
  public AvatarUpload upload(UserId user, InputStream content, Client client) throws IOException {
    if (studio.isEmpty()) {
      return new AvatarUpload.NotAvailable();
    }
    var rule = new Rule("avatar-upload", user.toString(), settings.uploads());
    if (with.throttles().admit(List.of(rule)) instanceof Admission.Refused(var retryAfter)) {
      return new AvatarUpload.Throttled(retryAfter);
    }
    try (var upload = UploadedFile.receive(content, limits())) {
      return switch (upload.inspection()) {
        case Inspection.NotAPicture() -> new AvatarUpload.NotAPicture();
        case Inspection.TooLong() -> new AvatarUpload.TooLong();
        case Inspection.TooLarge() -> new AvatarUpload.TooLarge();
        case Inspection.Fit() -> take(user, upload, client);
      };
    }
  }

  /** Whether there is a bucket to keep pictures in. */
  public boolean available() {
    return studio.isPresent();
  }

  /** How it stands with the user's picture. */
  public AvatarState state(UserId user) {
    // the job first: it is gone only when the picture is there
    var job = jobs.find(user);
    var shown =
        avatars
            .find(user)
            .map(made -> new Avatar(made.avatar(), rows.variants(new Owner(user, made.avatar()))));
    var settled = shown.isPresent() ? Stage.READY : Stage.NONE;
    var stage = job.map(any -> any.waiting() ? Stage.PROCESSING : Stage.FAILED).orElse(settled);
    return new AvatarState(stage, shown);
  }

  /**
   * Removes the user's picture, and an upload that is being made into one.
   *
   * @return whether there was anything
   */
  public boolean remove(UserId user, Client client) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction -> {
          var removed = remove(transaction, user, now);
          if (removed) {
            with.audit()
                .record(transaction, AuditEvent.own(now, "avatar-removed", user.value(), client));
          }
          return removed;
        });
  }

  /** The same within the transaction, as an act that is audited there. */
  public boolean remove(Transaction transaction, UserId user, Instant now) {
    // both, and in the order of whoever finishes a job
    var waited = jobs.delete(transaction, user);
    var shown = avatars.delete(transaction, user);
    rows.doomUnneeded(transaction, user, now);
    if (shown) {
      with.events().publish(transaction, new AvatarChanged(user.value(), now));
    }
    return shown || waited;
  }

  /** Has every file of the user removed, since the user is deleted in the transaction. */
  public void clear(Transaction transaction, UserId user, Instant now) {
    jobs.delete(transaction, user);
    avatars.delete(transaction, user);
    rows.doomUnneeded(transaction, user, now);
  }

  /**
   * Opens the file of a {@link Avatar.Variant} for whoever knows its key; empty for any other text.
   *
   * @throws StorageException when the bucket or the database cannot be used
   */
  public Optional<Opened> open(String key) {
    return studio.flatMap(studio ->
        rows.shown(key)
            .flatMap(file ->
                content(studio, key)
                    .map(content -> new Opened(file.type(), file.bytes(), content))));
  }

  /** The SHA-256 of the content in lower-case hexadecimal; the content is read piece by piece. */
  public static String digest(InputStream content) throws IOException {
    return UploadedFile.digest(content);
  }

  /**
   * Makes the sizes of what was uploaded, the oldest first, removes the files that are not needed
   * any more, and says how many pictures got ready.
   *
   * <p>Call it from a worker, on every node: each picture is made by one of them.
   */
  public int processDue() {
    return studio
        .map(studio -> {
          int made = studio.darkroom().processDue();
          studio.files().removeDoomed();
          return made;
        })
        .orElse(0);
  }

  /** Finds the files of users and pictures that are gone; {@link #processDue} removes them. */
  public int purge(Instant now) {
    return rows.doomOrphans(now);
  }

  private Studio studio(Bucket bucket) {
    var files = new AvatarFiles(foundation, rows, bucket);
    var parts = new Darkroom.Parts(jobs, avatars, files, with.events());
    return new Studio(files, new Darkroom(foundation, parts, limits()));
  }

  private PictureLimits limits() {
    return new PictureLimits(settings.largestFile(), settings.longestSide(), settings.mostPixels());
  }

  private AvatarUpload take(UserId user, UploadedFile upload, Client client) {
    if (isTheLatest(user, upload.digest())) {
      return new AvatarUpload.Unchanged();
    }
    var files = studio.orElseThrow().files();
    var avatar = foundation.newId(foundation.now());
    try {
      var source = files.put(new Owner(user, avatar), upload);
      queue(new Job(user, avatar, source, upload.digest(), true, 0), client);
      return new AvatarUpload.Accepted();
    } catch (IOException failure) {
      throw new StorageException("the bucket could not be used", failure);
    }
  }

  private boolean isTheLatest(UserId user, String digest) {
    var job = jobs.find(user);
    return job.isPresent()
        ? job.filter(any -> any.waiting() && any.digest().equals(digest)).isPresent()
        : avatars.find(user).map(Made::digest).filter(digest::equals).isPresent();
  }

  private void queue(Job job, Client client) {
    var files = studio.orElseThrow().files();
    var now = foundation.now();
    foundation
        .database()
        .write(transaction -> {
          jobs.put(transaction, job, now);
          if (!files.adopt(transaction, job.source(), now)) {
            throw new IllegalStateException("an upload was given up before it was queued");
          }
          files.settle(transaction, job.user(), now);
          with.audit()
              .record(
                  transaction, AuditEvent.own(now, "avatar-uploaded", job.user().value(), client));
          return true;
        });
  }

  private static Optional<InputStream> content(Studio studio, String key) {
    try {
      return studio.files().open(key);
    } catch (IOException failure) {
      throw new StorageException("the bucket could not be used", failure);
    }
  }
}
