package io.msksdk.local.identity;

import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.local.clock.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The identities an engine knows. Thread-safe. */
public final class Identities {
  /** The account of the default identity. */
  public static final String DEFAULT_ACCOUNT = "111122223333";

  private static final String ADMIN_KEY = "AKIALOCALADMIN000000";
  private static final String ADMIN_SECRET = "local-admin-secret";
  private static final String ADMIN_ARN = "arn:aws:iam::" + DEFAULT_ACCOUNT + ":user/local-admin";

  private final Map<String, Identity> byKey = new ConcurrentHashMap<>();
  private final Map<String, Identity> byArn = new ConcurrentHashMap<>();
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final RandomKeys keys = new RandomKeys();

  private final Map<String, History<List<PolicyDocument>>> changes = new ConcurrentHashMap<>();
  private final AuthorisationSettings authorisation = new AuthorisationSettings();
  private final Permissions permissions = new Permissions(authorisation, this::policiesAt);
  private final ObservedNeeds needs = new ObservedNeeds();

  private Identities() {}

  /**
   * Returns a registry that knows the default identity only.
   *
   * @return a new registry
   */
  public static Identities create() {
    Identities identities = new Identities();
    identities.put(Identity.administrator(ADMIN_KEY, ADMIN_SECRET, ADMIN_ARN));
    return identities;
  }

  /**
   * Adds an identity, or replaces the one with its access key; its policies become those of its
   * owner.
   *
   * @param identity the identity
   */
  public void put(Identity identity) {
    if (identity.role() == null) {
      changed(identity.arn(), identity.policies());
    }
    byKey.put(identity.accessKeyId(), identity);
    byArn.put(identity.arn(), identity);
  }

  /**
   * Finds an identity by its access key id.
   *
   * @param accessKeyId the id
   * @return the identity, empty when unknown
   */
  public Optional<Identity> withKey(String accessKeyId) {
    return Optional.ofNullable(byKey.get(accessKeyId));
  }

  /**
   * Finds the identity that speaks for an ARN.
   *
   * @param arn the ARN of a user or of a role session
   * @return the identity put last for it, empty when unknown
   */
  public Optional<Identity> withArn(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /**
   * Returns what decides what identities may do.
   *
   * @return the one that all interfaces ask
   */
  public Permissions permissions() {
    return permissions;
  }

  /**
   * Returns how brokers authorise.
   *
   * @return the settings of all clusters
   */
  public AuthorisationSettings authorisation() {
    return authorisation;
  }

  /**
   * Returns what identities were seen to need.
   *
   * @return the needs on all interfaces
   */
  public ObservedNeeds needs() {
    return needs;
  }

  /**
   * Adds a role, or replaces the one with its ARN; sessions that are open get its policies.
   *
   * @param role the role
   */
  public void put(Role role) {
    changed(role.arn(), role.policies());
    roles.put(role.arn(), role);
  }

  /**
   * Finds a role.
   *
   * @param arn its ARN
   * @return the role, empty when unknown
   */
  public Optional<Role> role(String arn) {
    return Optional.ofNullable(roles.get(arn));
  }

  /**
   * Says whether a role may do something.
   *
   * @param role the ARN of the role
   * @param action the action in full
   * @param resource the ARN of the resource
   * @return what its policies say; true for a role that is not known
   */
  public boolean roleMay(String role, String action, String resource) {
    Role known = roles.get(role);
    if (known == null) {
      return true;
    }
    PolicySet.Builder policies = PolicySet.builder();
    for (int i = 0; i < known.policies().size(); i++) {
      policies.identity(Integer.toString(i + 1), known.policies().get(i));
    }
    AccessRequest request = AccessRequest.of(RequestContext.of(known.arn()), action, resource);
    return policies.build().compile().decide(request).allowed();
  }

  /**
   * Opens a session of a role, whose credentials are accepted from now on.
   *
   * @param role the role
   * @param session the session's name
   * @param expiresAt when it ends, in real time
   * @return what the session signs with
   */
  public TemporaryCredentials open(Role role, String session, Instant expiresAt) {
    TemporaryCredentials credentials =
        new TemporaryCredentials(
            keys.accessKeyId(), keys.secret(), keys.token(), expiresAt, role.sessionArn(session));
    put(Identity.session(credentials, role.arn(), () -> policies(role.arn())));
    return credentials;
  }

  /**
   * Ends the open sessions of a role before their time.
   *
   * @param role the role
   * @param now the end
   */
  public void expire(Role role, Instant now) {
    String sessions = role.sessionArn("");
    byKey.replaceAll((key, i) -> i.arn().startsWith(sessions) ? i.until(now) : i);
  }

  private List<PolicyDocument> policies(String roleArn) {
    return role(roleArn).map(Role::policies).orElse(List.of());
  }

  private void changed(String owner, List<PolicyDocument> policies) {
    History<List<PolicyDocument>> history = changes.get(owner);
    if (history == null) {
      changes.put(owner, History.of(policies));
    } else {
      history.add(policies, permissions.now());
    }
  }

  private List<PolicyDocument> policiesAt(Identity identity, Instant then) {
    String role = identity.role();
    History<List<PolicyDocument>> history = changes.get(role == null ? identity.arn() : role);
    return history == null ? identity.policies() : history.at(then);
  }
}
