package classroom7.learning.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Terms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LessonSettingsTest {
    @Test
    void what_was_agreed_is_read_back_with_its_minutes() {
        var terms = new Terms(null, null, LatePolicy.KEEP, 2, FeedbackPolicy.NEVER, true, 45);
        var settings = new LessonSettings(terms);
        assertEquals(settings, LessonSettings.read(settings.json()));
    }

    @Test
    void odd_minutes_are_brought_into_their_bounds() {
        var read = LessonSettings.read(new JsonMapper().readTree("{\"minutes\":100000}"));
        assertNotNull(read);
        assertEquals(Terms.MINUTES_MAX, read.terms().minutesMax());
    }
}
