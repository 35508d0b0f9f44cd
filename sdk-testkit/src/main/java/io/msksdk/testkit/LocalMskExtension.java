package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link LocalMskTest} does, for tests that say it in code:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LocalMskExtension MSK = LocalMskExtension.of(3, Sharing.JVM);
 * }</pre>
 *
 * <p>The field must be static. Thread-safe; what a test uses is in JUnit's stores.
 */
public final class LocalMskExtension
    implements ParameterResolver,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(LocalMskExtension.class);

  private final @Nullable Settings settings;

  /** Made by JUnit, for the annotation. */
  LocalMskExtension() {
    this.settings = null;
  }

  private LocalMskExtension(Settings settings) {
    this.settings = settings;
  }

  /**
   * Makes an extension to register.
   *
   * @param brokers how many brokers the cluster has
   * @param sharing who else uses it
   * @return the extension
   */
  public static LocalMskExtension of(int brokers, Sharing sharing) {
    return new LocalMskExtension(new Settings(brokers, requireNonNull(sharing, "sharing")));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    settings(context, test)
        .ifPresent(
            found ->
                context
                    .getStore(NAMESPACE)
                    .put(
                        ClassCluster.class,
                        new ClassCluster(test, found.brokers(), found.sharing())));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injected.supports(parameter.getParameter());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(key(context), key -> new Injected(cluster(context)), Injected.class)
        .value(parameter.getParameter());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(Meanwhile.class, Meanwhile.since(cluster(context).local()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    release(context);
    Meanwhile meanwhile = context.getStore(NAMESPACE).get(Meanwhile.class, Meanwhile.class);
    if (meanwhile != null) {
      meanwhile.checkInvariants();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // a nested class ends before the class its cluster belongs to
    ClassCluster own = context.getStore(NAMESPACE).remove(ClassCluster.class, ClassCluster.class);
    try {
      release(context);
    } finally {
      if (own != null) {
        own.close();
      }
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  /** The innermost class that says it; its nested classes share with it. */
  private Optional<Settings> settings(ExtensionContext context, Class<?> test) {
    if (settings == null) {
      // as JUnit finds what it makes of the class: also in an annotation of one's own
      return AnnotationSupport.findAnnotation(test, LocalMskTest.class)
          .map(s -> new Settings(s.brokers(), s.sharing()));
    }
    boolean outer = context.getStore(NAMESPACE).get(ClassCluster.class, ClassCluster.class) != null;
    return outer ? Optional.empty() : Optional.of(settings);
  }

  private static ClassCluster cluster(ExtensionContext context) {
    ClassCluster cluster = context.getStore(NAMESPACE).get(ClassCluster.class, ClassCluster.class);
    if (cluster == null) {
      throw new IllegalStateException(
          "LocalMskExtension: not registered for a class (expected: a static field).");
    }
    return cluster;
  }

  private static Throwable explained(ExtensionContext context, Throwable failure) {
    Meanwhile meanwhile = context.getStore(NAMESPACE).get(Meanwhile.class, Meanwhile.class);
    if (meanwhile != null) {
      meanwhile.explain(failure);
    }
    return failure;
  }

  private static void release(ExtensionContext context) {
    Injected injected = context.getStore(NAMESPACE).remove(key(context), Injected.class);
    if (injected != null) {
      injected.close();
    }
  }

  /** Stores inherit; what is injected belongs to one test, or to one class. */
  private static String key(ExtensionContext context) {
    return "injected " + context.getUniqueId();
  }

  private record Settings(int brokers, Sharing sharing) {}
}
