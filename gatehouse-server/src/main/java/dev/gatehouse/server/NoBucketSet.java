package dev.gatehouse.server;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when no place for pictures is set. */
final class NoBucketSet implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Stream.of("gatehouse.avatar.folder", "gatehouse.avatar.s3.bucket")
        .allMatch(name -> context.getEnvironment().getProperty(name, "").isBlank());
  }
}
