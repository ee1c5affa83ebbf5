package dev.gatehouse.spring;

import dev.gatehouse.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;

/**
 * Reads the core's settings from the properties of the application.
 *
 * <p>A property is named {@code gatehouse} and then the components that lead from {@link Settings}
 * to the value, in kebab case, such as {@code gatehouse.session.idle}. What is not set keeps its
 * default.
 */
final class SettingsBinding {
  private final Binder properties;

  SettingsBinding(Binder properties) {
    this.properties = properties;
  }

  /**
   * The settings of every feature.
   *
   * @throws IllegalArgumentException when one will not do, with the name it goes by
   */
  Settings read() {
    return (Settings) read("gatehouse", Settings.defaults());
  }

  private Record read(String name, Record defaults) {
    var components = defaults.getClass().getRecordComponents();
    var values =
        Stream.of(components)
            .map(component -> value(name + '.' + kebab(component.getName()), component, defaults))
            .toArray();
    try {
      var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return defaults.getClass().getConstructor(types).newInstance(values);
    } catch (InvocationTargetException unfit) {
      throw new IllegalArgumentException(
          name + ": " + unfit.getTargetException().getMessage(), unfit);
    } catch (ReflectiveOperationException allArePublic) {
      throw new IllegalStateException(allArePublic);
    }
  }

  private Object value(String name, RecordComponent component, Record defaults) {
    var fallback = valueOf(component, defaults);
    if (fallback instanceof Record inner) {
      return read(name, inner);
    }
    var type = ResolvableType.forType(component.getGenericType());
    if (fallback instanceof Optional<?> absent) {
      var set = properties.bind(name, Bindable.of(type.getGeneric(0)));
      return set.isBound() ? Optional.of(set.get()) : absent;
    }
    return properties.bind(name, Bindable.of(type)).orElse(fallback);
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException allArePublic) {
      throw new IllegalStateException(allArePublic);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
