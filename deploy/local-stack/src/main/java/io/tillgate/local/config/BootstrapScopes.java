package io.tillgate.local.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The sample API's scopes, which scope-registry creates at its first start. */
final class BootstrapScopes {
    private static final List<String> EVERYONE = List.of();
    private static final List<Scope> SCOPES = List.of(
            new Scope(
                    "menu:read",
                    "Read the menu",
                    "See dishes and ingredients",
                    italian("Leggere il menu", "Vedere piatti e ingredienti"),
                    "fa fa-utensils",
                    "bg-aqua",
                    EVERYONE),
            new Scope(
                    "menu:write",
                    "Change the menu",
                    "Add and change dishes and ingredients",
                    italian("Modificare il menu", "Aggiungere e modificare piatti e ingredienti"),
                    "fa fa-edit",
                    "bg-green",
                    List.of("master", "administrator")),
            new Scope(
                    "sales:read",
                    "Read sales",
                    "See what was sold, when and for how much",
                    italian("Leggere le vendite", "Vedere che cosa si vende, quando e a quanto"),
                    "fa fa-receipt",
                    "bg-yellow",
                    List.of("master", "administrator")),
            new Scope(
                    "sales:refund",
                    "Refund sales",
                    "Give money back for a sale",
                    italian("Rimborsare le vendite", "Restituire il denaro di una vendita"),
                    "fa fa-undo",
                    "bg-red",
                    List.of("administrator")));

    private BootstrapScopes() {}

    static String json() {
        return Json.of(Map.of("scopes", SCOPES));
    }

    private static Map<String, Map<String, String>> italian(String label, String description) {
        return Map.of("it", Map.of("label", label, "description", description));
    }

    record Scope(
            String namespace,
            String label,
            String description,
            Map<String, Map<String, String>> translations,
            String app,
            String icon,
            String color,
            List<String> group,
            @JsonProperty("clients_only") boolean clientsOnly) {
        Scope(
                String namespace,
                String label,
                String description,
                Map<String, Map<String, String>> translations,
                String icon,
                String color,
                List<String> group) {
            this(namespace, label, description, translations, "pos", icon, color, group, false);
        }
    }
}
