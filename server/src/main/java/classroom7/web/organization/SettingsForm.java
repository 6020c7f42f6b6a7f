package classroom7.web.organization;

import org.jspecify.annotations.Nullable;

/** What was typed into an organization's settings; a field left out is empty. */
record SettingsForm(String name, String language, String zone) {
    SettingsForm(@Nullable String name, @Nullable String language, @Nullable String zone) {
        this.name = name == null ? "" : name;
        this.language = language == null ? "" : language;
        this.zone = zone == null ? "" : zone;
    }
}
