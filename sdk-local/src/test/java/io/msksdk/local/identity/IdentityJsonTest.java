package io.msksdk.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityJsonTest {

  @Test
  void identity_complete_isRead() {
    List<Identity> identities =
        IdentityJson.read(
            TestEngine.json(
                """
                [{"accessKeyId":"A","secretAccessKey":"hidden-1","sessionToken":"hidden-2",
                  "arn":"arn:aws:sts::444455556666:assumed-role/r/s","policies":[]}]
                """));

    assertThat(identities)
        .singleElement()
        .satisfies(
            identity -> {
              assertThat(identity.account()).isEqualTo("444455556666");
              assertThat(identity.administrator()).isFalse();
              assertThat(identity.toString()).contains("A").doesNotContain("hidden");
            });
  }

  @Test
  void identity_withAWrongMember_isNamedWithoutItsSecret() {
    assertThatThrownBy(
            () ->
                IdentityJson.read(
                    TestEngine.json(
                        """
                        [{"accessKeyId":"A","secretAccessKey":"hidden","arn":"me"}]
                        """)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("identities[0].arn: me (expected: ")
        .hasMessageNotContaining("hidden");
  }
}
