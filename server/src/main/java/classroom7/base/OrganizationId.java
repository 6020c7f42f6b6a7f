package classroom7.base;

/** The opaque id of an organization: see {@link Ids}. */
public record OrganizationId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
