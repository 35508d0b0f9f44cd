package io.msksdk.changefeed.privatelink;

/**
 * The ports of a plan.
 *
 * @param controller where KRaft controllers listen
 * @param internal where brokers and clients of the VPC connect
 * @param external where every broker listens for the balancer
 * @param bootstrap the balancer's port for the first connection
 * @param firstAdvertised the balancer's port for the first broker; the others follow
 */
public record PortPlan(
    int controller, int internal, int external, int bootstrap, int firstAdvertised) {

  /**
   * Returns the ports of TiDB Cloud's guide.
   *
   * @return 29092, 9092, 39092, and 9092 and 9093 on the balancer
   */
  public static PortPlan guide() {
    return new PortPlan(29092, 9092, 39092, 9092, 9093);
  }

  /**
   * Returns the same with other ports on the balancer and for it, as a second project needs.
   *
   * @param newExternal where every broker listens for it
   * @param newBootstrap the balancer's port for the first connection
   * @param newFirst the balancer's port for the first broker
   * @return the ports
   */
  public PortPlan external(int newExternal, int newBootstrap, int newFirst) {
    return new PortPlan(controller, internal, newExternal, newBootstrap, newFirst);
  }
}
