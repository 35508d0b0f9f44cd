package io.msksdk.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a JUnit 5 test class a local MSK. Constructors, tests and life-cycle methods may have
 * parameters of these types:
 *
 * <ul>
 *   <li>{@link LocalMsk}, which classes share, and {@link LocalCluster}, by default one for all
 *       tests of the class, made when it is first asked for
 *   <li>{@link LocalTopic}, a topic of one partition for this test alone, and {@link LocalTopics},
 *       which makes more of them
 *   <li>Kafka's {@code Admin}, {@code Producer} and {@code Consumer} (or {@code KafkaProducer} and
 *       {@code KafkaConsumer}) of {@code String} or {@code byte[]}, connected as the local
 *       administrator, closed after the test; a consumer has a group of its own and begins at the
 *       earliest record
 * </ul>
 *
 * <p>To the failure of a test is added what was denied while it ran, what happened, and the end of
 * the brokers' log. A test fails, too, when a resource went through a transition that MSK does not
 * have, got a version without an update, or is left in the middle of an operation that does not
 * end. Tests may run in parallel; what is added to a failure may then be of another test.
 *
 * <pre>{@code
 * @LocalMskTest(brokers = 3)
 * class OrdersTest {
 *   @Test
 *   void order_written_isRead(LocalMsk local, LocalCluster cluster) {
 *     LocalIdentity app = local.identity("app", policy);
 *     var producer = new KafkaProducer<>(cluster.clientProperties(app), ...);
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(LocalMskExtension.class)
public @interface LocalMskTest {
  /**
   * Returns how many brokers the cluster has.
   *
   * @return 1 unless set
   */
  int brokers() default 1;

  /**
   * Returns who else uses the cluster. Where others do, a test keeps to topics of its own: {@link
   * LocalTopics} makes them.
   *
   * @return {@link Sharing#CLASS} unless set
   */
  Sharing sharing() default Sharing.CLASS;
}
