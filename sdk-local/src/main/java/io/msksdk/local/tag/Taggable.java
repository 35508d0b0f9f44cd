package io.msksdk.local.tag;

/** A resource that has tags. */
public interface Taggable {

  /**
   * Returns the resource's tags.
   *
   * @return the tags, which change with the resource's
   */
  Tags tags();
}
