package classroom7.platform.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every language the product speaks. A language is one file {@code messages/messages_xx.properties}
 * and its tag in {@link #TRANSLATIONS}; what it lacks is said in English, which is complete.
 */
public final class Phrasebook {
    private static final String ENGLISH = "en";
    private static final List<String> TRANSLATIONS = List.of();
    private static final int WORDS_KEPT_MAX = 2_000;

    private record Reader(Locale locale, ZoneId zone) {}

    private final Map<String, Map<String, Phrase>> languages;
    private final Map<Reader, Words> kept = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public Phrasebook(InstantSource clock) {
        this.clock = clock;
        Map<String, Phrase> english = read("messages/messages.properties");
        Map<String, Map<String, Phrase>> all = new HashMap<>();
        all.put(ENGLISH, english);
        for (String language : TRANSLATIONS) {
            Map<String, Phrase> phrases = new HashMap<>(english);
            phrases.putAll(read("messages/messages_" + language + ".properties"));
            all.put(language, phrases);
        }
        this.languages = Map.copyOf(all);
    }

    /** The words for a person who reads this language and lives in this zone. */
    public Words in(Locale locale, ZoneId zone) {
        Reader reader = new Reader(locale, zone);
        Words words = kept.get(reader);
        if (words == null) {
            words = new Words(phrases(locale), locale, zone, clock);
            if (kept.size() < WORDS_KEPT_MAX) {
                kept.put(reader, words);
            }
        }
        return words;
    }

    /** The first language of the browser's list that we speak. */
    public Locale understood(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return Locale.ENGLISH;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                Locale locale = Locale.forLanguageTag(range.getRange());
                if (languages.containsKey(locale.getLanguage())) {
                    return locale;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
        return Locale.ENGLISH;
    }

    /** Whether there is such a message. */
    public boolean has(String key) {
        return languages.getOrDefault(ENGLISH, Map.of()).containsKey(key);
    }

    private Map<String, Phrase> phrases(Locale locale) {
        Map<String, Phrase> phrases = languages.get(locale.getLanguage());
        return phrases != null ? phrases : languages.getOrDefault(ENGLISH, Map.of());
    }

    /**
     * English that names no country is written the international way: day before month, 24 hours.
     */
    private static Locale formatted(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }

    private static Map<String, Phrase> read(String resource) {
        Properties messages = new Properties();
        try (var stream = Phrasebook.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The package lacks " + resource);
            }
            messages.load(new InputStreamReader(stream, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + resource, e);
        }
        Map<String, Phrase> phrases = new HashMap<>();
        messages.forEach((key, text) -> phrases.put(key.toString(), Phrase.of(text.toString())));
        return phrases;
    }
}
