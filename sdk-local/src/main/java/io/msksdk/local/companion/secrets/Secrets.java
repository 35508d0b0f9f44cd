package io.msksdk.local.companion.secrets;

import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The secrets of all accounts and Regions. Thread-safe. */
public final class Secrets {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SUFFIX = 6;
  private static final String ARN = "arn:aws:secretsmanager:";

  private final Map<Owner, Map<String, SecretRecord>> byOwner = new HashMap<>();
  private final Random random = new Random();
  private final LocalClock clock;
  private volatile Consumer<String> watcher = arn -> {};

  /**
   * Starts without secrets.
   *
   * @param clock the time of secrets and of their recovery windows
   */
  public Secrets(LocalClock clock) {
    this.clock = clock;
  }

  /**
   * Finds a secret as another service does that uses it.
   *
   * @param owner the account and Region it has to be in
   * @param arn the ARN in full
   * @return what that service sees, empty when there is none or it is deleted
   */
  public synchronized Optional<StoredSecret> lookUp(Owner owner, String arn) {
    return all(owner).stream()
        .filter(secret -> secret.arn.equals(arn) && secret.deletedAt == null)
        .findFirst()
        .map(
            secret ->
                new StoredSecret(
                    secret.arn,
                    secret.name,
                    secret.kmsKeyId,
                    secret.at(SecretRecord.CURRENT).map(v -> v.text).orElse(null)));
  }

  /**
   * Tells another service of every secret that gets another value or is deleted.
   *
   * @param told takes the secret's ARN, on the thread of the call that changed it
   */
  public void watch(Consumer<String> told) {
    watcher = told;
  }

  /** Says that a secret is another one now; not while the store is locked. */
  void changed(String arn) {
    watcher.accept(arn);
  }

  Instant now() {
    return clock.now();
  }

  /** The lock of everything an operation does. */
  Object lock() {
    return this;
  }

  /** The ARN without the letters that only the service knows. */
  static String arn(Owner owner, String name) {
    return ARN + owner.region() + ":" + owner.account() + ":secret:" + name;
  }

  String newArn(Owner owner, String name) {
    StringBuilder arn = new StringBuilder(arn(owner, name)).append('-');
    for (int i = 0; i < SUFFIX; i++) {
      arn.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return arn.toString();
  }

  Optional<SecretRecord> named(Owner owner, String name) {
    return Optional.ofNullable(live(owner).get(name));
  }

  void put(Owner owner, SecretRecord secret) {
    live(owner).put(secret.name, secret);
  }

  void remove(Owner owner, SecretRecord secret) {
    live(owner).remove(secret.name);
  }

  List<SecretRecord> all(Owner owner) {
    return new ArrayList<>(live(owner).values());
  }

  /** Finds a secret by its name, its ARN, or its ARN without the six letters at the end. */
  Optional<SecretRecord> find(Owner owner, String id) {
    if (!id.startsWith("arn:")) {
      return named(owner, id);
    }
    return all(owner).stream()
        .filter(s -> s.arn.equals(id) || s.arn.substring(0, s.arn.length() - SUFFIX - 1).equals(id))
        .findFirst();
  }

  static Refusal unknown() {
    return Refusal.of(
        400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }

  private Map<String, SecretRecord> live(Owner owner) {
    Map<String, SecretRecord> secrets = byOwner.computeIfAbsent(owner, o -> new TreeMap<>());
    Instant now = clock.now();
    secrets.values().removeIf(s -> s.goneAt != null && !now.isBefore(s.goneAt));
    return secrets;
  }
}
