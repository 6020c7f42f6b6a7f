package classroom7.platform.html;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/** How we show what differs from plain Markdown: links, pictures, videos, formulas, tasks. */
final class Rendering implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final Resources resources;
    private final Formulas formulas;
    private final CoreHtmlNodeRenderer core;

    Rendering(HtmlNodeRendererContext context, Resources resources, Formulas formulas) {
        this.context = context;
        this.html = context.getWriter();
        this.resources = resources;
        this.formulas = formulas;
        this.core = new CoreHtmlNodeRenderer(context);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                Image.class,
                Link.class,
                Heading.class,
                FormulaInline.class,
                FormulaBlock.class,
                TaskListItemMarker.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Image image -> picture(image);
            case Link link -> link(link);
            case Heading heading -> heading(heading);
            case FormulaInline formula -> html.raw(formulas.html(formula.tex(), formula.isBlock()));
            case FormulaBlock formula -> {
                html.line();
                html.raw("<div class=\"formula\" tabindex=\"0\">");
                html.raw(formulas.html(formula.tex(), true));
                html.raw("</div>");
                html.line();
            }
            case TaskListItemMarker task -> task(task);
            default -> throw notOurs(node); // open: nodes are the parser's and its extensions'
        }
    }

    private static IllegalStateException notOurs(Node node) {
        return new IllegalStateException("Not ours to render: " + node);
    }

    private void task(TaskListItemMarker task) {
        html.tag("span", Map.of("class", "task"));
        html.text(task.isChecked() ? "☑" : "☐");
        html.tag("/span");
        html.text(" ");
    }

    /** A page has one h1, its title; a heading of the text that high is one below it. */
    private void heading(Heading heading) {
        heading.setLevel(Math.max(2, heading.getLevel()));
        core.render(heading);
    }

    private void picture(Image image) {
        var words = words(image);
        var address = Addresses.usable(image.getDestination(), resources);
        boolean linked = image.getParent() instanceof Link;
        if (address == null) {
            html.tag("em", Map.of("class", "missing"));
            html.text(words);
            html.tag("/em");
        } else if (Addresses.isElsewhere(address)) {
            elsewhere(image, linked ? "" : address, words);
        } else if (Addresses.hasVideoEnding(address)) {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("src", address);
            attributes.put("controls", "");
            attributes.put("preload", "none");
            html.tag("video", attributes);
            html.tag("/video");
        } else {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("src", address);
            attributes.put("alt", words);
            attributes.put("loading", "lazy");
            title(attributes, image.getTitle());
            html.tag("img", attributes, true);
        }
    }

    private void elsewhere(Image image, String address, String words) {
        if (address.isEmpty()) {
            html.text(words);
            return;
        }
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("href", address);
        attributes.put("class", Addresses.isVideoElsewhere(address) ? "video" : "elsewhere");
        title(attributes, image.getTitle());
        html.tag("a", attributes);
        html.text(words.isBlank() ? address : words);
        html.tag("/a");
    }

    private void link(Link link) {
        var address = Addresses.usable(link.getDestination(), resources);
        if (address == null) {
            children(link);
            return;
        }
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("href", address);
        if (Addresses.isVideoElsewhere(address) && isAlone(link)) {
            attributes.put("class", "video");
        }
        title(attributes, link.getTitle());
        html.tag("a", context.extendAttributes(link, "a", attributes));
        children(link);
        html.tag("/a");
    }

    private static boolean isAlone(Link link) {
        return link.getParent() instanceof Paragraph
                && link.getPrevious() == null
                && link.getNext() == null;
    }

    private void children(Node node) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    private static void title(Map<String, String> attributes, @Nullable String title) {
        if (title != null) {
            attributes.put("title", title);
        }
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            words.append(child instanceof Text text ? text.getLiteral() : words(child));
        }
        return words.toString();
    }
}
