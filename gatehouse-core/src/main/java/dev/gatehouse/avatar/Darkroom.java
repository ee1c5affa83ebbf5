package dev.gatehouse.avatar;

import dev.gatehouse.avatar.AvatarFileRepository.Owner;
import dev.gatehouse.avatar.AvatarJobRepository.Job;
import dev.gatehouse.avatar.AvatarRepository.Made;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.image.Picture;
import dev.gatehouse.internal.image.PictureLimits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the sizes of uploaded pictures, one picture at a time.
 *
 * <p>A job is leased to one worker. A worker that dies, with its whole machine if a picture is that
 * bad, loses nothing: the job is tried again when the lease runs out, but not for ever.
 */
final class Darkroom {
  private static final Logger LOG = LoggerFactory.getLogger(Darkroom.class);
  private static final int MOST_TRIES = 8;
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

  private final Foundation foundation;
  private final Parts with;
  private final PictureLimits limits;

  // a decoded picture takes up to 200 MB
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /** What it works with. */
  record Parts(
      AvatarJobRepository jobs, AvatarRepository avatars, AvatarFiles files, Events events) {}

  Darkroom(Foundation foundation, Parts with, PictureLimits limits) {
    this.foundation = foundation;
    this.with = with;
    this.limits = limits;
  }

  /** Makes what is due, the oldest first, and says how many pictures are ready. */
  int processDue() {
    oneAtATime.lock();
    try {
      int made = 0;
      for (var next = lease(); next.isPresent(); next = lease()) {
        if (process(next.get())) {
          made++;
        }
      }
      return made;
    } finally {
      oneAtATime.unlock();
    }
  }

  private Optional<Job> lease() {
    var now = foundation.now();
    return with.jobs().lease(now, now.plus(LEASE));
  }

  private boolean process(Job job) {
    if (job.tries() > MOST_TRIES) {
      LOG.warn("the picture {} was tried {} times and is given up", job.avatar(), MOST_TRIES);
      giveUp(job);
      return false;
    }
    try {
      return develop(job);
    } catch (IOException | RuntimeException | OutOfMemoryError failure) {
      LOG.warn("the picture {} was not made at try {}", job.avatar(), job.tries(), failure);
      var wait = FIRST_WAIT.multipliedBy(1L << Math.min(job.tries() - 1, MOST_TRIES));
      with.jobs().putOff(job, foundation.now().plus(wait));
      return false;
    }
  }

  private boolean develop(Job job) throws IOException {
    var picture = decode(job);
    if (picture.isEmpty()) {
      giveUp(job);
      return false;
    }
    var keys = new ArrayList<String>();
    var done = false;
    try {
      print(job, picture.get(), keys);
      done = show(job, keys);
      return done;
    } finally {
      if (!done) {
        keys.forEach(with.files()::abandon);
      }
    }
  }

  private Optional<Picture> decode(Job job) throws IOException {
    var source = with.files().open(job.source());
    // the file is gone for good: to try again would not bring it back
    if (source.isEmpty()) {
      return Optional.empty();
    }
    try (var content = source.get()) {
      return Picture.decode(content.readAllBytes(), limits, foundation.clock());
    }
  }

  private void print(Job job, Picture picture, List<String> keys) throws IOException {
    var owner = new Owner(job.user(), job.avatar());
    keys.add(with.files().put(owner, Avatar.ORIGINAL, picture.whole()));
    var square = picture;
    for (int side : Avatar.SIDES) {
      square = square.square(side);
      keys.add(with.files().put(owner, Integer.toString(side), square.whole()));
    }
  }

  // whoever uploads or removes meanwhile wins: then the job is another or none
  private boolean show(Job job, List<String> keys) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction -> {
          if (!with.jobs().finish(transaction, job)) {
            return false;
          }
          with.avatars().put(transaction, job.user(), new Made(job.avatar(), job.digest()), now);
          for (var key : keys) {
            if (!with.files().adopt(transaction, key, now)) {
              throw new IllegalStateException("the files of a picture were given up too early");
            }
          }
          with.files().settle(transaction, job.user(), now);
          with.events().publish(transaction, new AvatarChanged(job.user().value(), now));
          return true;
        });
  }

  private void giveUp(Job job) {
    Instant now = foundation.now();
    foundation
        .database()
        .write(transaction -> {
          var ours = with.jobs().giveUp(transaction, job);
          with.files().settle(transaction, job.user(), now);
          return ours;
        });
  }
}
