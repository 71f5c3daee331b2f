package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.key.rotation.KeyDescription;
import java.util.List;

/** The signing keys. */
record SigningKeysView(List<KeyDescription> keys, List<String> algorithms) implements TemplateInstance {}
