package dev.gatehouse.spring;

import dev.gatehouse.Gatehouse;
import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;

/**
 * Has Gatehouse make its tables before the host's migrations, scripts and entities are looked at: a
 * table of the host's may refer to {@code gatehouse_users}.
 */
final class GatehouseInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {
  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(Gatehouse.class);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
