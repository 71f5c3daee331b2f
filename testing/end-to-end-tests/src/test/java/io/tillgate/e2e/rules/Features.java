package io.tillgate.e2e.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** A feature is a package at any depth, together with its {@code event} package. */
record Features(String root) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return SliceIdentifier.ignore();
        }
        return SliceIdentifier.of(name.replaceFirst("\\.event$", ""));
    }

    @Override
    public String getDescription() {
        return "features of " + root;
    }
}
