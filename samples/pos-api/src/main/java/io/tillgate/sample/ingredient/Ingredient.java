package io.tillgate.sample.ingredient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** An ingredient. Not thread-safe. */
@Entity
class Ingredient {
    @Id
    private UUID id;

    private String name;
    private String unit;
    private boolean allergen;

    @Version
    private long version = 1;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Ingredient() {}

    Ingredient(UUID id, IngredientRequest request) {
        this.id = id;
        this.name = request.name();
        this.unit = request.unit();
        this.allergen = request.isAllergen();
    }

    UUID id() {
        return id;
    }

    void change(IngredientRequest request) {
        name = request.name();
        unit = request.unit();
        allergen = request.isAllergen();
    }

    IngredientResponse response() {
        return new IngredientResponse(id, name, unit, allergen);
    }
}
