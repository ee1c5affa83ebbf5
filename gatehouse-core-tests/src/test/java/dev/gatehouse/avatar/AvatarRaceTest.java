package dev.gatehouse.avatar;

import static dev.gatehouse.avatar.SamplePictures.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.client.Client;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@EachDatabase
class AvatarRaceTest {
  private final Kit kit;
  private final Client client;
  private final UserId ada;

  AvatarRaceTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    this.ada = kit.registered("ada@example.org").id();
  }

  @Test
  void leavesOneAvatarAndNoOrphanOfManyUploads() throws Exception {
    var calls = new ArrayList<Callable<AvatarUpload>>();
    for (int number = 1; number <= 16; number++) {
      var picture = encoded("png", 20 + number, 20 + number);
      calls.add(() -> avatars().upload(ada, new ByteArrayInputStream(picture), client));
    }

    assertThat(Simultaneous.run(calls)).containsOnly(new AvatarUpload.Accepted());
    assertThat(avatars().processDue()).isEqualTo(1);

    assertThat(avatars().state(ada).stage()).isEqualTo(Stage.READY);
    assertThat(files()).isEqualTo(5);
    assertThat(rows()).isEqualTo(5);
  }

  @Test
  void leavesNothingHalfOfUploadsAndRemovalsAndWork() throws Exception {
    var other = kit.node(settings -> settings);
    var calls = new ArrayList<Callable<Object>>();
    for (int number = 1; number <= 8; number++) {
      var picture = encoded("png", 20 + number, 20 + number);
      calls.add(() -> avatars().upload(ada, new ByteArrayInputStream(picture), client));
      calls.add(() -> avatars().remove(ada, client));
      calls.add(() -> avatars().processDue());
      calls.add(() -> other.avatars().processDue());
    }

    Simultaneous.run(calls);
    avatars().processDue();

    var shown = avatars().state(ada).shown();
    assertThat(files()).isEqualTo(shown.isPresent() ? 5 : 0);
    assertThat(rows()).isEqualTo(shown.isPresent() ? 5 : 0);
    shown.ifPresent(avatar -> assertThat(avatar.variants()).hasSize(5));
  }

  @Test
  void doesEachJobOnce() throws Exception {
    var users = List.of("bob", "cleo", "dan", "eve", "finn", "gus");
    for (var name : users) {
      var user = kit.registered(name + "@example.org").id();
      avatars().upload(user, new ByteArrayInputStream(encoded("png", 40, 40)), client);
    }
    var nodes =
        List.of(
            kit.node(settings -> settings),
            kit.node(settings -> settings),
            kit.node(settings -> settings));

    var made =
        Simultaneous.run(
            nodes.stream().map(node -> (Callable<Integer>) node.avatars()::processDue).toList());

    assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(users.size());
    assertThat(kit.events()).filteredOn(AvatarChanged.class::isInstance).hasSize(users.size());
    assertThat(files()).isEqualTo(5L * users.size());
  }

  @Test
  void losesNothingOfAWorkerThatIsKilled() throws Exception {
    var stuck = new Stuck(kit.bucket(), 3);
    try (var node = nodeWith(stuck)) {
      avatars().upload(ada, new ByteArrayInputStream(encoded("png", 40, 40)), client);
      var worker = Thread.ofPlatform().daemon().start(() -> node.avatars().processDue());
      assertThat(stuck.reached.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(avatars().processDue()).isZero();
      kit.clock().move(Duration.ofMinutes(5));
      assertThat(avatars().processDue()).isEqualTo(1);
      var shown = avatars().state(ada);
      assertThat(shown.stage()).isEqualTo(Stage.READY);
      assertThat(files()).isEqualTo(5 + 2);

      kit.clock().move(Duration.ofHours(1));
      avatars().processDue();
      assertThat(files()).isEqualTo(5);

      // and if it was not dead but slow, it comes too late
      stuck.release.countDown();
      worker.join();
      avatars().processDue();
      assertThat(avatars().state(ada)).isEqualTo(shown);
      assertThat(files()).isEqualTo(5);
      assertThat(rows()).isEqualTo(5);
    }
  }

  @Test
  void triesAgainLaterWhenTheBucketFails() throws Exception {
    var failing = new Failing(kit.bucket());
    try (var node = nodeWith(failing)) {
      avatars().upload(ada, new ByteArrayInputStream(encoded("png", 40, 40)), client);
      failing.down = true;
      assertThat(node.avatars().processDue()).isZero();
      assertThat(avatars().state(ada).stage()).isEqualTo(Stage.PROCESSING);
      assertThat(node.avatars().processDue()).isZero();

      failing.down = false;
      kit.clock().move(Duration.ofSeconds(10));
      assertThat(node.avatars().processDue()).isEqualTo(1);
      assertThat(files()).isEqualTo(5);
    }
  }

  @Test
  void givesUpInTheEnd() throws Exception {
    var failing = new Failing(kit.bucket());
    try (var node = nodeWith(failing)) {
      avatars().upload(ada, new ByteArrayInputStream(encoded("png", 40, 40)), client);
      failing.down = true;
      for (int round = 0; round < 9; round++) {
        node.avatars().processDue();
        kit.clock().move(Duration.ofHours(1));
      }

      assertThat(avatars().state(ada).stage()).isEqualTo(Stage.FAILED);
      failing.down = false;
      assertThat(node.avatars().processDue()).isZero();
      assertThat(files()).isZero();
    }
  }

  // a decoded picture takes up to 200 MB
  @Test
  void makesOnePictureAtATimeOnANode() throws Exception {
    var bob = kit.registered("bob@example.org").id();
    var stuck = new Stuck(kit.bucket(), 1);
    try (var node = nodeWith(stuck)) {
      avatars().upload(ada, new ByteArrayInputStream(encoded("png", 40, 40)), client);
      avatars().upload(bob, new ByteArrayInputStream(encoded("png", 40, 40)), client);
      var first = Thread.ofPlatform().daemon().start(() -> node.avatars().processDue());
      assertThat(stuck.reached.await(30, TimeUnit.SECONDS)).isTrue();

      var second = Thread.ofPlatform().daemon().start(() -> node.avatars().processDue());

      assertThat(second.join(Duration.ofSeconds(1))).isFalse();
      stuck.release.countDown();
      first.join();
      second.join();
      assertThat(avatars().state(bob).stage()).isEqualTo(Stage.READY);
    }
  }

  private Gatehouse nodeWith(Bucket bucket) {
    return Gatehouse.on(kit.dataSource(), kit.keyRing()).bucket(bucket).clock(kit.clock()).open();
  }

  private Avatars avatars() {
    return kit.gatehouse().avatars();
  }

  private long rows() {
    return Tables.on(kit).number("select count(*) from gatehouse_avatar_files");
  }

  private long files() throws IOException {
    try (var paths = Files.walk(kit.folder())) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  /** A bucket that keeps the one who puts the file of that number waiting. */
  private static final class Stuck implements Bucket {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final Bucket bucket;
    private final AtomicInteger left;

    Stuck(Bucket bucket, int number) {
      this.bucket = bucket;
      this.left = new AtomicInteger(number);
    }

    @Override
    public void put(String key, InputStream content, long length) throws IOException {
      if (left.decrementAndGet() == 0) {
        reached.countDown();
        try {
          release.await();
        } catch (InterruptedException stopped) {
          throw new IOException(stopped);
        }
      }
      bucket.put(key, content, length);
    }

    @Override
    public Optional<InputStream> get(String key) throws IOException {
      return bucket.get(key);
    }

    @Override
    public void delete(String key) throws IOException {
      bucket.delete(key);
    }
  }

  /** A bucket that is down from time to time. */
  private static final class Failing implements Bucket {
    volatile boolean down;
    private final Bucket bucket;

    Failing(Bucket bucket) {
      this.bucket = bucket;
    }

    @Override
    public void put(String key, InputStream content, long length) throws IOException {
      up();
      bucket.put(key, content, length);
    }

    @Override
    public Optional<InputStream> get(String key) throws IOException {
      up();
      return bucket.get(key);
    }

    @Override
    public void delete(String key) throws IOException {
      up();
      bucket.delete(key);
    }

    private void up() throws IOException {
      if (down) {
        throw new IOException("the bucket is down");
      }
    }
  }
}
