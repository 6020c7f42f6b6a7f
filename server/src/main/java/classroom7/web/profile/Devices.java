package classroom7.web.profile;

import classroom7.platform.words.Words;
import java.util.List;

/** What a browser is called by people, from what it says of itself. */
final class Devices {
    /** In this order: Edge and Opera also say Chrome, Chrome also says Safari. */
    private static final List<String> BROWSERS =
            List.of("Edg", "OPR", "Firefox", "Chrome", "Safari", "curl");

    private static final List<String> SYSTEMS =
            List.of("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux");

    private Devices() {}

    /** "Firefox, Linux"; what is not known is shown as it is, shortened. */
    static String name(String agent, Words words) {
        var browser = BROWSERS.stream().filter(agent::contains).findFirst().orElse("");
        var system = SYSTEMS.stream().filter(agent::contains).findFirst().orElse("");
        if (browser.isEmpty()) {
            var known = agent.length() <= 40 ? agent : agent.substring(0, 40) + "…";
            return known.isEmpty() ? words.say("profile.device.unknown") : known;
        }
        var name =
                switch (browser) {
                    case "Edg" -> "Edge";
                    case "OPR" -> "Opera";
                    default -> browser;
                };
        return system.isEmpty() ? name : name + ", " + system;
    }
}
