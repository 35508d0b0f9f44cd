package io.msksdk.changefeed.sink;

/** What kind of value a setting has. */
enum SettingKind {
  PROTOCOL,
  VERSION,
  CLIENT_ID,
  INTEGER,
  FLAG,
  CHOICE,
  DURATION,
  TEXT,
  SECRET,
  REGISTRY,
  TEXTS,
  NUMBERS,
  OBJECTS,
  OBJECT,
  ANY;

  /** Whether its values may be shown to nobody. */
  boolean secret() {
    return this == SECRET;
  }
}
