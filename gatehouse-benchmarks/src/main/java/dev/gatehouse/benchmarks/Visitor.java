package dev.gatehouse.benchmarks;

import dev.gatehouse.client.Client;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.testing.Kit;

/** Somebody who is signed in and comes again with each request. */
record Visitor(Sessions sessions, SessionToken token, Client client, BareStatement bare) {
  static Visitor signedIn(Kit kit, String email) {
    var client = kit.client();
    var token = kit.signedIn(email, client).token();
    var bare = new BareStatement(kit.dataSource(), token, kit.clock().instant());
    return new Visitor(kit.gatehouse().sessions(), token, client, bare);
  }

  LiveSession check() {
    if (sessions.check(token, client) instanceof SessionCheck.Live(var live)) {
      return live;
    }
    throw new IllegalStateException("the session is not alive");
  }
}
