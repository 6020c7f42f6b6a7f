package classroom7.web.organization;

import classroom7.web.form.Field;
import classroom7.web.form.Selection;

/** What an owner sets for an organization. */
public record SettingsView(
        String action, String people, Field name, Selection languages, Selection zones) {}
