package io.msksdk.changefeed.privatelink.deploy;

import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunbookStep;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One call to AWS, left out when what it makes is there. */
record DeployStep(String id, String title, Set<Effect> effects, BooleanSupplier so, Runnable call)
    implements RunbookStep {

  @Override
  public Optional<String> underWay() {
    return Optional.empty(); // names are unique, so what an earlier run made is found by done()
  }

  @Override
  public boolean done() {
    return so.getAsBoolean();
  }

  @Override
  public String begin() {
    call.run();
    return id;
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    // each call ends with its answer
  }
}
