package classroom7.people.organization;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.people.access.Actor;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The organizations of an installation and which of them are the actor's. */
public final class Organizations {
    /** How listing all may end. */
    public sealed interface Listing {
        record Listed(List<Summary> all) implements Listing {}

        /** The actor is no operator. */
        record NotFound() implements Listing {}
    }

    /** How changing one may end. */
    public sealed interface Changing {
        record Changed() implements Changing {}

        /** The actor owns no such organization. */
        record NotFound() implements Changing {}
    }

    private final Database database;
    private final OrganizationStore store;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    public Organizations(Database database, Audit audit, Ids ids, InstantSource clock) {
        this.database = database;
        this.store = new OrganizationStore(database);
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The organizations the actor belongs to, by name. One statement. */
    public List<Belonging> mine(Actor actor) {
        return store.of(actor.person());
    }

    /** The actor's place in one organization; null when it is not the actor's. */
    public @Nullable Belonging mine(Actor actor, OrganizationId organization) {
        return store.of(actor.person(), organization);
    }

    /** All organizations of the installation, for its operator. */
    public Listing all(Actor actor) {
        return actor.operator() ? new Listing.Listed(store.all()) : new Listing.NotFound();
    }

    /** Changes name, language and time zone; for owners. */
    public Changing change(
            Actor actor, OrganizationId id, OrganizationName name, Locale language, ZoneId zone) {
        return database.transaction(() -> {
            if (!store.change(actor.person(), id, name, language, zone)) {
                return new Changing.NotFound();
            }
            audit.note(
                    Deed.in(id, actor.person(), "organization.changed", id.value(), name.value()));
            return new Changing.Changed();
        });
    }

    /**
     * Adds an organization without people, for the rooms that found one; it asks nobody whether
     * that may be.
     */
    public OrganizationId add(OrganizationName name, Locale language, ZoneId zone) {
        var organization =
                new Organization(
                        new OrganizationId(ids.next()),
                        name.value(),
                        language,
                        zone,
                        clock.instant());
        store.add(organization);
        return organization.id();
    }
}
