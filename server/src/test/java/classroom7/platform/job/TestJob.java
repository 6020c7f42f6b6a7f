package classroom7.platform.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A job whose work the test brings; it counts its runs. */
final class TestJob implements Job {
    static final Plan RARELY = new Plan.Every(Duration.ofDays(1));

    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    private final Duty duty;
    private final Supplier<String> work;

    TestJob(String name, Plan plan, Crew crew, Supplier<String> work) {
        this.duty = new Duty(name, plan, crew, Repeat.SAME_END);
        this.work = work;
    }

    @Override
    public Duty duty() {
        return duty;
    }

    @Override
    public String run() {
        begun.incrementAndGet();
        var did = work.get();
        done.incrementAndGet();
        return did;
    }
}
