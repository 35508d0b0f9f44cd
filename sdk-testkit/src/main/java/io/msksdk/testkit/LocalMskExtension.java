package io.msksdk.testkit;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What {@link LocalMskTest} does. Without state: all of it is in JUnit's stores. */
final class LocalMskExtension
    implements ParameterResolver,
        BeforeEachCallback,
        AfterAllCallback,
        TestExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(LocalMskExtension.class);
  private static final String DENIALS_BEFORE = "denials";
  private static final int NAME_LENGTH = 50;

  LocalMskExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalMsk.class || type == LocalCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == LocalMsk.class) {
      return LocalMsk.shared();
    }
    ExtensionContext owner = owner(context);
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(LocalCluster.class, key -> create(owner), LocalCluster.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(DENIALS_BEFORE, LocalMsk.shared().denials().size());
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    int before =
        context.getStore(NAMESPACE).getOrDefault(DENIALS_BEFORE, Integer.class, Integer.MAX_VALUE);
    List<Denial> all = LocalMsk.shared().denials();
    if (all.size() > before) {
      failure.addSuppressed(new DeniedMeanwhile(all.subList(before, all.size())));
    }
    throw failure;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // a nested class ends before the class its cluster belongs to
    if (owner(context).equals(context)) {
      LocalCluster cluster =
          context.getStore(NAMESPACE).remove(LocalCluster.class, LocalCluster.class);
      if (cluster != null) {
        cluster.close();
      }
    }
  }

  private static LocalCluster create(ExtensionContext owner) {
    Class<?> test = owner.getRequiredTestClass();
    LocalMskTest settings = test.getAnnotation(LocalMskTest.class);
    return LocalMsk.shared().cluster(nameOf(test)).brokers(settings.brokers()).create();
  }

  /** A cluster's name has at most 64 letters, digits and hyphens, the first one no hyphen. */
  private static String nameOf(Class<?> test) {
    String name = test.getSimpleName().replaceAll("[^A-Za-z0-9]+", "-");
    String start = name.substring(0, Math.min(name.length(), NAME_LENGTH));
    return "test-" + start + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * The innermost class that says {@link LocalMskTest} itself; its nested classes share with it.
   */
  private static ExtensionContext owner(ExtensionContext context) {
    ExtensionContext candidate = context;
    while (!isOwner(candidate)) {
      candidate =
          candidate
              .getParent()
              .orElseThrow(() -> new IllegalStateException("no class with @LocalMskTest"));
    }
    return candidate;
  }

  private static boolean isOwner(ExtensionContext context) {
    return context.getTestMethod().isEmpty()
        && context
            .getTestClass()
            .map(test -> test.isAnnotationPresent(LocalMskTest.class))
            .orElse(false);
  }

  /** A note on a failure, not a failure: it has no stack of its own. */
  private static final class DeniedMeanwhile extends Exception {
    private static final long serialVersionUID = 1L;

    DeniedMeanwhile(List<Denial> denials) {
      super(text(denials), null, false, false);
    }

    private static String text(List<Denial> denials) {
      StringBuilder text = new StringBuilder("denied by the local MSK while the test ran:");
      denials.forEach(denial -> text.append("\n  ").append(denial));
      return text.toString();
    }
  }
}
