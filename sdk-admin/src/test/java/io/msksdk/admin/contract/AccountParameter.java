package io.msksdk.admin.contract;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the account of their run, which is closed when all tests have ended. */
final class AccountParameter implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(AccountParameter.class);

  /** JUnit closes what is in its store. What could not be opened is not tried again. */
  private record Held(@Nullable Account account, String refusal)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static Held open() {
      try {
        return new Held(Account.open(), "");
      } catch (IllegalStateException e) {
        return new Held(null, String.valueOf(e.getMessage()));
      }
    }

    Account get() {
      if (account == null) {
        throw new ParameterResolutionException(refusal);
      }
      return account;
    }

    @Override
    public void close() {
      if (account != null) {
        account.close();
      }
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
        .getOrComputeIfAbsent("account", key -> Held.open(), Held.class)
        .get();
  }
}
