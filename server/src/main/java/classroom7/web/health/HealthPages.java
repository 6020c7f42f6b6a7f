package classroom7.web.health;

import classroom7.platform.database.Durability;
import classroom7.platform.database.Migrations;
import classroom7.platform.file.FreeSpace;
import classroom7.platform.process.Draining;
import classroom7.web.reply.Later;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /live}: the process runs. {@code /up}: it can serve; 503 and the reason otherwise. */
@Controller
public final class HealthPages {
    private final Durability durability;
    private final Migrations migrations;
    private final Draining draining;
    private final FreeSpace space;

    public HealthPages(
            Durability durability, Migrations migrations, Draining draining, FreeSpace space) {
        this.durability = durability;
        this.migrations = migrations;
        this.draining = draining;
        this.space = space;
    }

    @GetMapping("/live")
    ResponseEntity<String> live() {
        return ResponseEntity.ok("live\n");
    }

    @GetMapping("/up")
    ResponseEntity<String> up() {
        var hindrance = hindrance();
        var status = hindrance.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        var reply = ResponseEntity.status(status).header("Cache-Control", "no-store");
        var later = Later.usual(status.value());
        if (later != null) {
            reply.header(Later.HEADER, Long.toString(Later.seconds(later)));
        }
        return reply.body((hindrance.isEmpty() ? "up" + warning() : hindrance) + "\n");
    }

    private String warning() {
        var advice = space.advice();
        return advice.isEmpty() ? "" : ", but " + advice;
    }

    private String hindrance() {
        if (draining.isOn()) {
            return "draining";
        }
        try {
            var off = durability.off();
            if (!off.isEmpty()) {
                return "PostgreSQL has " + String.join(" and ", off) + " off";
            }
            return migrations.areApplied() ? "" : "migrations are missing";
        } catch (DataAccessException e) {
            return "the database is not reached";
        }
    }
}
