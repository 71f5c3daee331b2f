package io.tillgate.audit.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.event.EventType;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PersonalMembersTest {
    private static final UUID ACCOUNT = new UUID(0x0000_0001_0001_0001L, 0x0001_0000_0000_0001L);

    @Test
    @DisplayName("An account is recognized by the canonical text of its id only")
    void canonical() {
        assertThat(PersonalMembers.person(EventType.TOKEN_ISSUED.typeName(), data(ACCOUNT.toString())))
                .contains(ACCOUNT);
        assertThat(PersonalMembers.person(EventType.TOKEN_ISSUED.typeName(), data("1-1-1-1-1")))
                .isEmpty();
    }

    private static ObjectNode data(String account) {
        return JsonNodeFactory.instance.objectNode().put("account_id", account).put("user_name", "ada");
    }
}
