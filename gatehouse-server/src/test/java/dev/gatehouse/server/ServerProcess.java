package dev.gatehouse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The server in a process of its own, as an operator runs it. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready: open (http://localhost:\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path output;

  private ServerProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it in the folder, on a free port, with a hash cost that makes tests quick. */
  static ServerProcess start(Path folder, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                GatehouseServer.class.getName()));
    command.addAll(List.of(arguments));
    if (arguments.length == 0 || arguments[0].startsWith("--")) {
      command.addAll(List.of("--server.port=0", "--gatehouse.password.cost=4"));
    }
    var output = Files.createTempFile(folder, "server", ".log");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new ServerProcess(process, output);
  }

  /** Waits until it is up and says its address. */
  String address() throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var ready = READY.matcher(output());
      if (ready.find()) {
        return ready.group(1);
      }
      if (!process.isAlive()) {
        throw new IllegalStateException("the server has stopped:\n" + output());
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("the server is not up:\n" + output());
  }

  /** Everything it has printed so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** Ends it as an operator does (SIGTERM), and says its exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitStatus();
  }

  /** Ends it as a power cut does (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitStatus();
  }

  /** Waits until it has ended by itself. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
