package dev.gatehouse.server;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when {@code gatehouse.key-ring} is not set. */
final class NoKeyRingSet implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return context.getEnvironment().getProperty("gatehouse.key-ring", "").isBlank();
  }
}
