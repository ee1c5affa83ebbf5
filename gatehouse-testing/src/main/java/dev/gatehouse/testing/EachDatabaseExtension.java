package dev.gatehouse.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/** Runs a class on each database and hands out kits. */
final class EachDatabaseExtension implements ClassTemplateInvocationContextProvider {
  private static final Namespace KITS = Namespace.create(EachDatabaseExtension.class);

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(TestDatabase.values()).map(OnDatabase::new);
  }

  private record OnDatabase(TestDatabase database) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return database.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Kits(database));
    }
  }

  private record Kits(TestDatabase database)
      implements ParameterResolver, TestInstantiationAwareExtension {
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(
        ExtensionContext rootContext) {
      return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Kit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getStore(KITS).computeIfAbsent(Kit.class, type -> Kit.on(database), Kit.class);
    }
  }
}
