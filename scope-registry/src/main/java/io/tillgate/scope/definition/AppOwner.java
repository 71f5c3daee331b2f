package io.tillgate.scope.definition;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;

/** The client that owns an app. Not thread-safe. */
@Entity
@Table(name = "app_owner")
class AppOwner {
    @Id
    private String app;

    private String owner;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected AppOwner() {}

    AppOwner(String app, String owner) {
        this.app = key(app);
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    void transfer(String newOwner) {
        owner = newOwner;
    }

    /** The app's name in lower case, the key of the table. */
    static String key(String app) {
        return app.toLowerCase(Locale.ROOT);
    }
}
