package io.msksdk.local.resource;

/** Something an account owns. */
public interface Resource {

  /**
   * Returns whose it is.
   *
   * @return the owner
   */
  Owner owner();

  /**
   * Returns what names it everywhere.
   *
   * @return the ARN
   */
  String arn();

  /**
   * Returns what names it among its kind in its account and Region.
   *
   * @return the name
   */
  String name();
}
