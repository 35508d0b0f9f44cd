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
 * parameters of type {@link LocalMsk}, the one all classes of the JVM share, and {@link
 * LocalCluster}, one for all tests of the class, made when it is first asked for and deleted after
 * the last test. What was denied while a test ran is added to its failure. A test fails, too, when
 * a resource went through a transition that MSK does not have, got a version without an update, or
 * is left in the middle of an operation that does not end.
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
   * Returns how many brokers the class's cluster has.
   *
   * @return 1 unless set
   */
  int brokers() default 1;
}
