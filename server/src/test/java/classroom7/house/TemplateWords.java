package classroom7.house;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds words that a template says itself instead of asking the messages for them. */
final class TemplateWords {
    private static final Pattern NOT_WORDS =
            Pattern.compile(
                    "(?s)<%--.*?--%>|!\\{.*?}|(?m:^\\s*@(import|param)\\b.*$)|<svg\\b.*?</svg>"
                            + "|\\$(unsafe)?\\{(?:[^{}\"]|\"[^\"]*\"|\\{[^{}]*})*}"
                            + "|@template\\.[\\w.]+\\((?:[^()\"]|\"[^\"]*\"|\\((?:[^()]|\\([^()]*\\))*\\))*\\)"
                            + "|@(if|elseif|for)\\s*\\((?:[^()\"]|\"[^\"]*\"|\\((?:[^()]|\\([^()]*\\))*\\))*\\)"
                            + "|@(else|endif|endfor|raw|endraw)\\b|@`|`");
    private static final Pattern TAG =
            Pattern.compile("(?s)<[!/]?[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>");
    private static final Pattern SAID =
            Pattern.compile("\\b(alt|title|placeholder|aria-label)=\"\\s*[A-Za-z][^\"]*\"");
    private static final Pattern WORD = Pattern.compile("&\\w+;|\\p{L}{2,}");

    private TemplateWords() {}

    static List<String> in(String template) {
        var code = NOT_WORDS.matcher(template).replaceAll(" ");
        var said = SAID.matcher(code).results().map(found -> found.group());
        var words =
                WORD.matcher(TAG.matcher(code).replaceAll(" "))
                        .results()
                        .map(found -> found.group())
                        .filter(word -> !word.startsWith("&"));
        return Stream.concat(said, words).distinct().toList();
    }
}
