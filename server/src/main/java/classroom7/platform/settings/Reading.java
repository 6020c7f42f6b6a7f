package classroom7.platform.settings;

import java.util.List;

/** How reading the settings may end. */
public sealed interface Reading {
    /**
     * All well.
     *
     * @param warnings names that look like settings and are none, a line each
     */
    record Read(Settings settings, List<String> warnings) implements Reading {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /** Each problem is one line that names the setting and what to do; none shows a secret. */
    record Wrong(List<String> problems) implements Reading {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
