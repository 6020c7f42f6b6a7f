package classroom7.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.platform.mail.KeptMail.State;
import classroom7.platform.process.Wait;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/** Letters to a real SMTP server that says yes, no, later, or nothing. */
class SenderTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(1);
    private static final Sender.Limits LIMITS =
            new Sender.Limits(
                    4, Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(100));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final Database database = TestDatabase.fresh();
    private final Outbox outbox = Letters.outbox(database, clock);
    private final Mails mails = new Mails(database, clock, true);
    private final SmtpPeer peer = SmtpPeer.start();
    private final Sender sender = sender(peer.port());

    private Sender sender(int port) {
        var server = SmtpServer.of(URI.create("smtp://127.0.0.1:" + port));
        var envelope = new Envelope("bounces@school.example");
        var way = new SmtpCarrier.Way(server, envelope, null, null, ANSWER_MAX);
        return new Sender(
                database,
                new Sender.Way(() -> new SmtpCarrier(way), null),
                clock,
                new Ids(clock),
                LIMITS);
    }

    @AfterEach
    void end() {
        sender.close();
        peer.close();
    }

    private void until(State state, int count) {
        boolean reached =
                Wait.until(
                        LIMIT,
                        () -> {
                            sender.run();
                            return mails.newest(state, 1000).size() == count;
                        });
        assertTrue(reached, () -> count + " " + state + " in " + mails.newest(1000));
    }

    /** Waits until the server has answered each letter so often. */
    private void untilTried(int attempts) {
        boolean reached =
                Wait.until(
                        LIMIT,
                        () -> {
                            sender.run();
                            return mails.newest(1000).stream()
                                    .allMatch(mail -> mail.attempts() == attempts);
                        });
        assertTrue(reached, () -> attempts + " attempts in " + mails.newest(1000));
    }

    @Test
    void letters_arrive_once_and_their_text_is_forgotten() {
        IntStream.range(0, 250).forEach(i -> outbox.send(Letters.to("p" + i + "@example.org")));
        until(State.HANDED_OVER, 250);
        assertEquals(250, peer.times().size());
        assertEquals(250, peer.all().size());
        var arrived = peer.all().getFirst();
        assertTrue(arrived.text().contains("https://school.example/invitations/secret"));
        assertTrue(arrived.from().matches("bounces\\+[a-z2-7]{26}@school\\.example"));
        assertEquals(250, peer.all().stream().map(SmtpPeer.Arrived::from).distinct().count());
        assertEquals(
                0,
                database.sql("select count(*) from mail where plain <> '' or html <> ''")
                        .query(Integer.class)
                        .single());
        assertEquals(0, mails.standing().maybeTwice());
    }

    @Test
    void a_server_that_wants_to_wait_is_asked_again_later_and_for_hours() {
        peer.behave(
                new SmtpPeer.Manners() {
                    @Override
                    public void recipient(String recipient) throws RejectException {
                        throw new RejectException(450, "4.2.0 Greylisted, come back later");
                    }
                });
        outbox.send(Letters.to("grace@example.org"));
        untilTried(1);
        var waiting = mails.newest(1).getFirst();
        assertEquals(State.WAITING, waiting.state());
        assertTrue(waiting.said().contains("Greylisted"), waiting.said());
        assertTrue(waiting.due().isAfter(clock.instant().plusSeconds(50)), "after a while");
        clock.advance(Duration.ofMinutes(2));
        untilTried(2);
        clock.advance(Duration.ofHours(4));
        untilTried(3);
        peer.behave(SmtpPeer.Manners.KIND);
        clock.advance(Duration.ofHours(4));
        until(State.HANDED_OVER, 1);
        assertEquals(1, peer.all().size());
    }

    @Test
    void it_is_given_up_after_two_days_and_sent_again_by_hand() {
        peer.behave(
                new SmtpPeer.Manners() {
                    @Override
                    public void text(String recipient) throws RejectException {
                        throw new RejectException(451, "4.3.0 Not now");
                    }
                });
        outbox.send(Letters.to("grace@example.org"));
        untilTried(1);
        clock.advance(Ending.AGE_MAX.plusHours(1));
        until(State.GIVEN_UP, 1);
        peer.behave(SmtpPeer.Manners.KIND);
        var given = mails.newest(1).getFirst();
        assertEquals(0, given.maybeTwice(), "the server said no each time");
        assertTrue(mails.sendAgain(given.id()));
        until(State.HANDED_OVER, 1);
        assertFalse(mails.sendAgain(given.id()), "once is enough");
        assertEquals(Map.of(given.id(), 1), peer.times());
    }

    @Test
    void an_address_where_nobody_is_gets_no_second_letter() {
        peer.behave(refusing("grace@example.org", 550, "5.1.1 No such person"));
        outbox.send(Letters.to("grace@example.org"));
        until(State.REFUSED_ADDRESS, 1);
        peer.behave(SmtpPeer.Manners.KIND);
        outbox.send(Letters.to("grace@example.org"));
        outbox.send(Letters.to("alan@example.org"));
        until(State.REFUSED_ADDRESS, 2);
        until(State.HANDED_OVER, 1);
        assertEquals(List.of("alan@example.org"), peer.all().stream().map(a -> a.to()).toList());
        mails.newest(State.REFUSED_ADDRESS, 2).forEach(mail -> mails.sendAgain(mail.id()));
        until(State.HANDED_OVER, 3);
    }

    @Test
    void a_server_that_wants_nothing_from_us_says_nothing_about_the_address() {
        peer.behave(refusing("grace@example.org", 554, "5.7.1 Relay access denied"));
        outbox.send(Letters.to("grace@example.org"));
        until(State.GIVEN_UP, 1);
        peer.behave(SmtpPeer.Manners.KIND);
        outbox.send(Letters.to("grace@example.org"));
        until(State.HANDED_OVER, 1);
    }

    private static SmtpPeer.Manners refusing(String whom, int code, String why) {
        return new SmtpPeer.Manners() {
            @Override
            public void recipient(String recipient) throws RejectException {
                if (recipient.equals(whom)) {
                    throw new RejectException(code, why);
                }
            }
        };
    }

    @Test
    void while_the_server_is_away_letters_wait_and_none_is_the_worse_for_it() {
        peer.close();
        IntStream.range(0, 20).forEach(i -> outbox.send(Letters.to("p" + i + "@example.org")));
        assertTrue(
                Wait.until(
                        LIMIT,
                        () -> {
                            sender.run();
                            return mails.standing().awaySince() != null;
                        }));
        clock.advance(Duration.ofHours(4));
        var since = mails.standing().awaySince();
        assertTrue(since.isBefore(clock.instant()), "when it began stays");
        assertTrue(mails.newest(100).stream().allMatch(mail -> mail.attempts() == 0));
        try (var back = SmtpPeer.start(builder -> builder.port(peer.port()))) {
            until(State.HANDED_OVER, 20);
            assertEquals(20, back.all().size());
        }
        assertEquals(null, mails.standing().awaySince());
    }

    @Test
    void an_answer_that_never_comes_is_counted_as_maybe_twice() throws InterruptedException {
        var late = new CountDownLatch(1);
        peer.behave(
                new SmtpPeer.Manners() {
                    @Override
                    public void text(String recipient) throws IOException {
                        waitFor(late);
                    }
                });
        outbox.send(Letters.to("grace@example.org"));
        untilTried(1);
        var unknown = mails.newest(1).getFirst();
        assertEquals(State.WAITING, unknown.state());
        assertEquals(0, unknown.maybeTwice(), "not yet sent again");
        peer.behave(SmtpPeer.Manners.KIND);
        late.countDown(); // the server takes it after we have hung up
        assertTrue(Wait.until(LIMIT, () -> peer.all().size() == 1));
        clock.advance(Duration.ofMinutes(2));
        until(State.HANDED_OVER, 1);
        assertEquals(Map.of(unknown.id(), 2), peer.times());
        assertEquals(1, mails.newest(1).getFirst().maybeTwice());
        assertEquals(1, mails.standing().maybeTwice());
    }

    @Test
    void what_is_said_no_to_for_sure_is_not_counted() {
        var dropped =
                new SmtpPeer.Manners() {
                    @Override
                    public void recipient(String recipient) throws RejectException {
                        throw new DropConnectionException(421, "4.3.2 Too busy");
                    }
                };
        peer.behave(dropped);
        outbox.send(Letters.to("grace@example.org"));
        assertTrue(
                Wait.until(
                        LIMIT,
                        () -> {
                            sender.run();
                            return mails.standing().awaySince() != null;
                        }));
        peer.behave(SmtpPeer.Manners.KIND);
        until(State.HANDED_OVER, 1);
        assertEquals(0, mails.standing().maybeTwice());
        assertEquals(1, peer.all().size());
    }

    @Test
    void one_slow_letter_holds_up_no_other() {
        var never = new CountDownLatch(1);
        peer.behave(
                new SmtpPeer.Manners() {
                    @Override
                    public void text(String recipient) throws IOException {
                        if (recipient.startsWith("slow")) {
                            waitFor(never);
                        }
                    }
                });
        outbox.send(Letters.to("slow@example.org"));
        IntStream.range(0, 50).forEach(i -> outbox.send(Letters.to("p" + i + "@example.org")));
        until(State.HANDED_OVER, 50);
        never.countDown();
    }

    @Test
    void two_processes_share_the_work_and_send_nothing_twice() {
        IntStream.range(0, 200).forEach(i -> outbox.send(Letters.to("p" + i + "@example.org")));
        try (var other = sender(peer.port())) {
            assertTrue(
                    Wait.until(
                            LIMIT,
                            () -> {
                                other.run();
                                sender.run();
                                return mails.newest(State.HANDED_OVER, 1000).size() == 200;
                            }));
        }
        assertEquals(200, peer.all().size());
        assertEquals(200, peer.times().size());
    }

    private static void waitFor(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("Nobody let it go on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
