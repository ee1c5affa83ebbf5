package dev.gatehouse.spring.host;

import dev.gatehouse.spi.DomainEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A listener of the host's, by bean and by application event, that needs the database. */
@Component
public class Heard implements dev.gatehouse.spi.EventListener {
  private final List<DomainEvent> byBean = new CopyOnWriteArrayList<>();
  private final List<DomainEvent> byContext = new CopyOnWriteArrayList<>();
  private final JdbcClient jdbc;

  Heard(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void on(DomainEvent event) {
    jdbc.sql("select count(*) from host_notes").query(Integer.class).single();
    byBean.add(event);
  }

  @EventListener
  void onApplicationEvent(DomainEvent event) {
    byContext.add(event);
  }

  /** What the bean was told. */
  public List<DomainEvent> byBean() {
    return List.copyOf(byBean);
  }

  /** What the application context published. */
  public List<DomainEvent> byContext() {
    return List.copyOf(byContext);
  }
}
