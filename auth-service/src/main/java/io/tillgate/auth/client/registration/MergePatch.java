package io.tillgate.auth.client.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396) for documents whose members are replaced whole. */
final class MergePatch {
    private MergePatch() {}

    /** The document with the patch's members in place of its own; null takes a member away. */
    static JsonNode apply(ObjectNode document, JsonNode patch) {
        ObjectNode merged = document.deepCopy();
        patch.fields().forEachRemaining(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), member.getValue());
            }
        });
        return merged;
    }
}
