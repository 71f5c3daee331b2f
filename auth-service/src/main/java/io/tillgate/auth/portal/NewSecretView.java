package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The form of a new secret.
 *
 * @param name whose
 * @param action where the answer goes
 * @param back where to go for no
 * @param overlaps for how long the old secret may go on working
 */
public record NewSecretView(String name, String action, String back, List<Overlaps.Choice> overlaps)
        implements TemplateInstance {}
