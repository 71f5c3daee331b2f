package io.tillgate.scope.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The content of a scope, which its owner determines. Registering equal content again changes nothing.
 *
 * @param label its name on the consent page
 * @param description what granting it allows
 * @param app the app that it belongs to
 * @param icon a Font Awesome class
 * @param color a named colour of the consent page
 * @param translations its label and description in other languages, by language tag (BCP 47)
 * @param group the groups whose members may grant it, sorted; empty means everyone
 * @param clientsOnly true if only a client may hold it, never an account
 * @param apiKeys true if an API key may hold it
 * @param grave whether consent to it requires a recent sign-in
 */
@Embeddable
public record ScopeContent(
        String label,
        String description,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, ScopeWording> translations,
        String app,
        @Nullable String icon,
        @Nullable String color,
        @Column(name = "grantable_by") List<String> group,
        boolean clientsOnly,
        boolean apiKeys,
        boolean grave) {

    /** Sorts the groups and the languages, since their order has no meaning. */
    public ScopeContent {
        translations = Collections.unmodifiableSortedMap(new TreeMap<>(translations));
        group = group.stream().distinct().sorted().toList();
    }
}
