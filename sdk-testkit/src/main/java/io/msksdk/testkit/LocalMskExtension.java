package io.msksdk.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
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
        AfterEachCallback,
        AfterAllCallback,
        TestExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(LocalMskExtension.class);
  private static final String LAST_DENIAL = "lastDenial";
  private static final String LAST_EVENT = "lastEvent";

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
    Class<?> test = owner.getRequiredTestClass();
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(ClassCluster.class, key -> new ClassCluster(test), ClassCluster.class)
        .cluster();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    LocalMsk local = LocalMsk.shared();
    context.getStore(NAMESPACE).put(LAST_DENIAL, local.lastDenial());
    context.getStore(NAMESPACE).put(LAST_EVENT, local.invariantsAfter(Long.MAX_VALUE).last());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Long before = context.getStore(NAMESPACE).get(LAST_EVENT, Long.class);
    if (before != null) {
      InvariantCheck.require(LocalMsk.shared(), before);
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    long before = context.getStore(NAMESPACE).getOrDefault(LAST_DENIAL, Long.class, Long.MAX_VALUE);
    List<Denial> meanwhile = LocalMsk.shared().denialsAfter(before);
    if (!meanwhile.isEmpty()) {
      failure.addSuppressed(new DeniedMeanwhile(meanwhile));
    }
    throw failure;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // a nested class ends before the class its cluster belongs to
    if (owner(context).equals(context)) {
      ClassCluster cluster =
          context.getStore(NAMESPACE).remove(ClassCluster.class, ClassCluster.class);
      if (cluster != null) {
        cluster.close();
      }
    }
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
