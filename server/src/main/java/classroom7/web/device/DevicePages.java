package classroom7.web.device;

import classroom7.web.frame.Frame;
import classroom7.web.reply.Json;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /device}: lessons and answers that are on this device. The server knows none of them; the
 * page's script fills them in. It is also what a browser shows for every page that it cannot reach.
 */
@Controller
public final class DevicePages {
    private static final String PREFIX = "device.say.";
    private static final List<String> SAID =
            List.of(
                    "attempt",
                    "busy",
                    "changed",
                    "copy",
                    "else",
                    "full",
                    "gone",
                    "keeps-all",
                    "keeps-answers",
                    "keeps-no-pages",
                    "keeps-nothing",
                    "lasts",
                    "leave",
                    "leave-go",
                    "leave-stay",
                    "may-go",
                    "now",
                    "others",
                    "out",
                    "refused",
                    "show",
                    "sign-in",
                    "unexplained",
                    "waits");

    @GetMapping("/device")
    Reply show(Frame frame) {
        return Page.of(frame.titled(frame.say("device.title")), "device/show", "");
    }

    /**
     * What scripts may have to say without a network, so a browser asks for it while there is one.
     */
    @GetMapping("/device/words")
    Reply words(Frame frame) {
        var words = new TreeMap<String, String>();
        SAID.forEach(name -> words.put(name, frame.say(PREFIX + name, "{0}")));
        return Json.of(words);
    }
}
