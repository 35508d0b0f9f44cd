package io.msksdk.admin.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the account of their run, which is closed when all tests have ended. */
final class AccountParameter implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(AccountParameter.class);

  /** JUnit closes what is in its store. */
  private record Held(Account account)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      account.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Account.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent("account", key -> new Held(Account.open()), Held.class)
        .account();
  }
}
