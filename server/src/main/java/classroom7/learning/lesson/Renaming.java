package classroom7.learning.lesson;

import classroom7.base.QuestionId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New ids for old ones, everywhere in a text. */
record Renaming(Map<String, String> names) {
    private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{20}");

    Renaming {
        names = Map.copyOf(names);
    }

    String of(String old) {
        String name = names.get(old);
        if (name == null) {
            throw new IllegalStateException("No new id for " + old);
        }
        return name;
    }

    String in(String text) {
        return ID.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())));
    }

    /** The same content with the first versions of the copied questions. */
    Content in(Content content) {
        return new Content(
                content.segments().stream()
                        .map(segment ->
                                switch (segment) {
                                    case Content.Html(var html) ->
                                            (Content.Segment) new Content.Html(in(html));
                                    case Content.Pinned(var question, var version) ->
                                            new Content.Pinned(
                                                    new QuestionId(of(question.value())), 1);
                                })
                        .toList());
    }
}
