package io.msksdk.local.tag;

/** How many tags there may be and how long (developer guide, "Tagging an Amazon MSK cluster"). */
enum TagLimit {
  TAGS_OF_A_RESOURCE(50),
  CHARACTERS_OF_A_KEY(128),
  CHARACTERS_OF_A_VALUE(255);

  private final int most;

  TagLimit(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }
}
