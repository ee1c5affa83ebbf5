package dev.gatehouse.checks;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes an instance of any secret: by its simplest factory, or else by its constructor. */
final class Samples {
  private static final Map<Class<?>, Object> GIVEN =
      Map.of(
          String.class,
          "a text that nobody may see",
          byte[].class,
          new byte[32],
          long.class,
          7L,
          UUID.class,
          new UUID(0x7000, 0x8000_0000_0000_0000L),
          SecureRandom.class,
          new SecureRandom());

  private Samples() {}

  static Object of(Class<?> type) throws ReflectiveOperationException {
    var given = GIVEN.get(type);
    if (given != null) {
      return given;
    }
    var maker = makers(type).findFirst().orElseThrow();
    maker.setAccessible(true);
    var arguments = new Object[maker.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = of(maker.getParameterTypes()[i]);
    }
    return maker instanceof Constructor<?> constructor
        ? constructor.newInstance(arguments)
        : Objects.requireNonNull(((Method) maker).invoke(null, arguments));
  }

  /** The texts that an instance keeps in its fields. */
  static List<String> textsIn(Object sample) throws ReflectiveOperationException {
    var texts = Stream.<String>builder();
    for (var field : sample.getClass().getDeclaredFields()) {
      if (field.getType() == String.class && !Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        texts.add((String) field.get(sample));
      }
    }
    return texts.build().toList();
  }

  private static Stream<Executable> makers(Class<?> type) {
    Stream<Executable> factories =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
            .filter(method -> method.getReturnType() == type)
            .map(Executable.class::cast)
            .sorted(Comparator.comparingInt(Executable::getParameterCount));
    return Stream.concat(factories, Stream.of(type.getDeclaredConstructors()));
  }
}
