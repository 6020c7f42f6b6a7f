package classroom7.web.frame;

import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.asset.Assets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds one page. Controllers take it as an argument (language, person and address are
 * those of the request), give it a title and a path, and hand it to their page.
 *
 * @param here the address of the request, without its query
 * @param soFar how far through the page's subject one is, in percent; negative: no line shows
 * @param epoch the installation's, by which a device knows that a backup was restored
 * @param known whether it could be found out who asks, which takes a database
 */
public record Frame(
        Words words,
        Assets assets,
        @Nullable Actor actor,
        String here,
        String title,
        List<Crumb> path,
        int soFar,
        @Nullable Flash flash,
        String epoch,
        boolean known) {
    private static final int NO_LINE = -1;

    public Frame {
        path = List.copyOf(path);
    }

    /** The frame of a request, before its page has a title. */
    static Frame of(Words words, Assets assets, @Nullable Actor actor, String here, String epoch) {
        return new Frame(words, assets, actor, here, "", List.of(), NO_LINE, null, epoch, true);
    }

    /** Of a request of which nobody can say now whose it is. */
    Frame ofUnknown() {
        return new Frame(words, assets, null, here, title, path, soFar, flash, epoch, false);
    }

    /** The page's title: in the window, and as the last step of the path. */
    public Frame titled(String title) {
        return new Frame(words, assets, actor, here, title, path, soFar, flash, epoch, known);
    }

    /** The steps above the page, outermost first. */
    public Frame under(Crumb... steps) {
        return new Frame(
                words, assets, actor, here, title, List.of(steps), soFar, flash, epoch, known);
    }

    /** Shows the thin line below the bar. */
    public Frame soFar(int percent) {
        return new Frame(
                words,
                assets,
                actor,
                here,
                title,
                path,
                Math.clamp(percent, 0, 100),
                flash,
                epoch,
                known);
    }

    public Frame saying(@Nullable Flash said) {
        return new Frame(words, assets, actor, here, title, path, soFar, said, epoch, known);
    }

    /** The message of this key: see {@link Words#say}. */
    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    /** The message for a number of things: see {@link Words#count}. */
    public String count(String key, long number) {
        return words.count(key, number);
    }

    /** The address of one of our files. */
    public String asset(String name) {
        return assets.address(name);
    }

    public String language() {
        return words.language();
    }

    public String direction() {
        return words.direction();
    }

    public boolean hasPerson() {
        return actor != null;
    }

    public boolean hasLine() {
        return soFar >= 0;
    }

    /**
     * Who looks at the page, for what scripts keep in the browser; empty when signed out; null when
     * nobody can say: then they go on believing what they did.
     */
    public @Nullable String personId() {
        if (!known) {
            return null;
        }
        return actor == null ? "" : actor.person().value();
    }

    /** The person's time zone, in which scripts write times too; empty when signed out. */
    public String zone() {
        return actor == null ? "" : actor.zone().getId();
    }

    public String personName() {
        return actor == null ? "" : actor.name();
    }

    public String personEmail() {
        return actor == null ? "" : actor.email();
    }

    public boolean isOperator() {
        return actor != null && actor.operator();
    }

    /** What stands in the person's circle: the first letters of the first and last name. */
    public String initials() {
        String name = personName().strip();
        if (name.isEmpty()) {
            return "";
        }
        int last = name.lastIndexOf(' ') + 1;
        String first = firstLetter(name);
        return last == 0 ? first : first + firstLetter(name.substring(last));
    }

    /** What was just done, in words. */
    public String said() {
        return flash == null ? "" : words.say(flash.key(), flash.arguments().toArray());
    }

    public String undo() {
        return flash == null || flash.undo() == null ? "" : flash.undo();
    }

    private static String firstLetter(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
    }
}
