package io.msksdk.local.state;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * One kind of resource: how to make one of a name, look at its state, and what can be done to it.
 */
record Kind(
    String name,
    Function<String, String> create,
    Function<String, String> look,
    Map<String, Consumer<String>> actions) {

  /** The state of a resource, GONE where the service knows none of that ARN. */
  String state(String arn) {
    try {
      return look.apply(arn);
    } catch (AwsServiceException e) {
      if (e.statusCode() == 404 || e.statusCode() == 400) {
        return "GONE";
      }
      throw e;
    }
  }

  void act(String action, String arn) {
    actions.get(action).accept(arn);
  }

  @Override
  public String toString() {
    return name;
  }
}
