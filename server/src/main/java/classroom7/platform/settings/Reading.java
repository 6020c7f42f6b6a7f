package classroom7.platform.settings;

import java.util.List;

/** How reading the settings may end. */
public sealed interface Reading {
    /** All well. */
    record Read(Settings settings) implements Reading {}

    /** Each problem is one line that names the setting and what to do; none shows a secret. */
    record Wrong(List<String> problems) implements Reading {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
