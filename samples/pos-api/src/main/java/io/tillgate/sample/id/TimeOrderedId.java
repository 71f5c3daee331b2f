package io.tillgate.sample.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Generates UUIDs of version 7. Thread-safe. */
@Singleton
public class TimeOrderedId {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    /** Returns a new id, greater than all earlier ones of this instance. */
    public UUID next() {
        return generator.generate();
    }
}
