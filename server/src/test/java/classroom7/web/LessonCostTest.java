package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.testing.Browser;
import classroom7.testing.CountedSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class LessonCostTest {
    static final int STATEMENTS_MAX = 4;
    static final int MARKUP_BYTES_MAX = 12_000;
    static final int VISITS = 40;

    @Configuration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && !(bean instanceof CountedSource)
                            ? new CountedSource(source)
                            : bean;
                }
            };
        }
    }

    @Test
    void a_lesson_page_is_few_statements_and_little_markup() {
        String question =
                """

                ??? choice
                Which one?

                ( ) this
                (x) that
                ???
                """;
        String prose = "All work and no play. ".repeat(280);
        try (var classroom = new WebClassroom(Counting.class)) {
            classroom.enrol(classroom.learner);
            var lesson = classroom.lesson("Ten questions", prose + question.repeat(10));
            Browser browser = classroom.signedIn(classroom.learner);
            var source = (CountedSource) classroom.door(DataSource.class);
            int bytes = browser.get("/lessons/" + lesson).body().length();
            int fewest = Integer.MAX_VALUE;
            // Background work asks too: the quietest visit shows what the page itself costs.
            for (int visit = 0; visit < VISITS; visit++) {
                int before = source.statements();
                browser.get("/lessons/" + lesson);
                fewest = Math.min(fewest, source.statements() - before);
            }
            assertTrue(fewest >= 1 && fewest <= STATEMENTS_MAX, fewest + " statements");
            int markup = bytes - prose.length();
            assertTrue(markup <= MARKUP_BYTES_MAX, markup + " bytes of markup");
        }
    }
}
