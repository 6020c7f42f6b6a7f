package classroom7.people.audit;

import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One thing done.
 *
 * @param organization where; null: in the installation
 * @param person by whom; null: by the program itself or by someone not known yet
 * @param act a word that programs can search for, as {@code member.removed}
 * @param subject what it was done to, an id or an e-mail address
 * @param detail what else is worth knowing; no secret ever
 */
public record Deed(
        @Nullable OrganizationId organization,
        @Nullable PersonId person,
        String act,
        String subject,
        String detail) {
    /** A deed in an organization. */
    public static Deed in(
            OrganizationId organization,
            PersonId person,
            String act,
            String subject,
            String detail) {
        return new Deed(organization, person, act, subject, detail);
    }

    /** A deed in the installation. */
    public static Deed installation(@Nullable PersonId person, String act, String subject) {
        return new Deed(null, person, act, subject, "");
    }
}
