package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The form that creates a new secret.
 *
 * @param name the name of the client
 * @param action the address to which the form is posted
 * @param back the address of the link that cancels
 * @param overlaps how long the old secret may stay valid
 */
public record NewSecretView(String name, String action, String back, List<Overlaps.Choice> overlaps)
        implements TemplateInstance {}
