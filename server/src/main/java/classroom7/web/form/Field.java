package classroom7.web.form;

/**
 * One line of a form, ready to be printed.
 *
 * @param type as HTML's {@code input type}
 * @param autocomplete as HTML's, so that a password manager knows what is what
 * @param problem what is wrong with it, in words; "" when nothing
 */
public record Field(
        String name,
        String label,
        String type,
        String value,
        String autocomplete,
        String hint,
        String problem,
        boolean required) {

    /** With a sentence below that says what to type. */
    public Field hint(String said) {
        return new Field(name, label, type, value, autocomplete, said, problem, required);
    }

    /** One that may stay empty. */
    public Field optional() {
        return new Field(name, label, type, value, autocomplete, hint, problem, false);
    }

    public String id() {
        return "field-" + name;
    }

    public boolean isWrong() {
        return !problem.isEmpty();
    }

    public boolean isHinted() {
        return !hint.isEmpty();
    }

    /** The ids of what describes the field to who does not see it. */
    public String describedBy() {
        var ids = (isHinted() ? id() + "-hint " : "") + (isWrong() ? id() + "-problem" : "");
        return ids.strip();
    }
}
