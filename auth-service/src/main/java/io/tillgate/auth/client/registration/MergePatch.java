package io.tillgate.auth.client.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396) without nested merging: members are replaced as a whole. */
final class MergePatch {
    private MergePatch() {}

    /** Returns the document with the members of the patch; null removes a member. */
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
