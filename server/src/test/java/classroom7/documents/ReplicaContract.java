package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store keeps towards a replication, and that its documents show the winners. */
abstract class ReplicaContract {
    private static final int HISTORIES = 25;
    private static final int EDITS_MAX = 14;
    private static final String SAME = "0".repeat(31);
    private static final Ids IDS = new Ids(InstantSource.system());

    OrganizationId school = new OrganizationId(IDS.next());

    abstract Replica store();

    abstract Documents documents();

    @BeforeEach
    void newSchool() {
        school = new OrganizationId(IDS.next());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_told_in_whatever_order_has_its_leaves_and_its_winner(long seed) {
        var chance = new Random(seed);
        var told = new ArrayList<Leaf>();
        var expected = new TreeMap<String, Map<String, String>>();
        var winners = new TreeMap<String, String>();
        for (int number = 0; number < HISTORIES; number++) {
            var history = new History("d" + number, 1 + chance.nextInt(EDITS_MAX), chance);
            var some = new TreeSet<Integer>();
            for (int edit = 0; edit < history.length(); edit++) {
                if (chance.nextBoolean() || edit == 0) {
                    some.add(edit);
                    told.add(history.told(edit));
                }
            }
            expected.put(history.id(), history.leaves(some));
            winners.put(history.id(), "" + history.winner(some));
        }
        Collections.shuffle(told, chance);
        for (int from = 0; from < told.size(); from += 20) {
            var part = told.subList(from, Math.min(told.size(), from + 20));
            assertEquals(List.of(), store().write(school, part));
            assertEquals(List.of(), store().write(school, part), "once more");
        }
        assertEquals(Stores.text(expected), Stores.text(Stores.leaves(store(), school)));
        winners.forEach((id, winner) -> {
            var found = documents().find(school, id);
            assertEquals(winner, "" + (found == null ? null : found.revision()), id);
        });
    }

    @Test
    void only_what_is_unknown_is_missing() {
        store().write(school, List.of(leaf("a", "{}", "2-b", "1-a")));
        var asked = List.of(name("a", "2-b"), name("a", "2-c"), name("b", "1-a"));
        assertEquals(List.of(name("a", "2-c"), name("b", "1-a")), store().missing(school, asked));
    }

    @Test
    void an_edit_here_follows_what_came_from_elsewhere() {
        store().write(school, List.of(leaf("a", "{\"n\":1}", "2-b", "1-a")));
        var put = documents().put(school, new Document("a", revision("2-b"), "{\"n\":2}"));
        assertTrue(put instanceof Put.Stored, put.toString());
        var found = documents().find(school, "a");
        assertNotNull(found);
        var read =
                store().read(school, List.of(new LeafName("a", String.valueOf(found.revision()))))
                        .leaves();
        assertEquals(
                List.of(revision("2-b"), revision("1-a")), read.getFirst().path().subList(1, 3));
    }

    @Test
    void without_the_winner_the_other_leaf_comes_to_light_and_then_nothing_is_left() {
        store().write(
                        school,
                        List.of(
                                leaf("a", "{\"n\":1}", "2-b", "1-a"),
                                leaf("a", "{\"n\":2}", "2-c", "1-a")));
        assertTrue(documents().remove(school, "a", revision("2-c")) instanceof Put.Stored);
        var found = documents().find(school, "a");
        assertNotNull(found);
        assertEquals(revision("2-b"), found.revision());
        assertTrue(documents().remove(school, "a", revision("2-b")) instanceof Put.Stored);
        assertNull(documents().find(school, "a"));
        assertEquals(2, Stores.leaves(store(), school).get("a").size());
    }

    @Test
    void a_leaf_that_loses_can_be_removed_and_edited() {
        store().write(
                        school,
                        List.of(
                                leaf("a", "{\"n\":1}", "2-b", "1-a"),
                                leaf("a", "{\"n\":2}", "2-c", "1-a"),
                                leaf("b", "{\"n\":1}", "2-b", "1-a"),
                                leaf("b", "{\"n\":2}", "2-c", "1-a")));
        assertTrue(documents().remove(school, "a", revision("2-b")) instanceof Put.Stored);
        assertEquals(revision("2-c"), documents().find(school, "a").revision());
        var put = documents().put(school, new Document("b", revision("2-b"), "{\"n\":3}"));
        assertTrue(put instanceof Put.Stored, put.toString());
        assertTrue(documents().find(school, "b").revision().startsWith("3-"));
        assertEquals(2, Stores.leaves(store(), school).get("b").size());
    }

    @Test
    void a_change_of_any_leaf_is_in_the_feed() {
        store().write(school, List.of(leaf("a", "{}", "2-c", "1-a"), leaf("b", "{}", "1-a")));
        var begun = store().changes(school, "", Replica.CHANGES_MAX);
        assertEquals(2, begun.all().size());
        assertEquals(0, store().pending(school, begun.place(), 10));
        store().write(school, List.of(leaf("a", "{}", "2-b", "1-a")));
        var later = store().changes(school, begun.place(), Replica.CHANGES_MAX);
        assertEquals(1, later.all().size());
        assertEquals("a", later.all().getFirst().id());
        assertEquals(
                new TreeSet<>(List.of(revision("2-b"), revision("2-c"))),
                new TreeSet<>(later.all().getFirst().revisions()));
        assertEquals(1, store().pending(school, begun.place(), 10));
        assertEquals(2, store().pending(school, "", 10));
    }

    @Test
    void what_was_known_already_is_no_change() {
        store().write(school, List.of(leaf("a", "{}", "2-c", "1-a")));
        var begun = store().changes(school, "", 10);
        store().write(school, List.of(leaf("a", "{}", "2-c", "1-a"), leaf("a", "{}", "1-a")));
        assertEquals(List.of(), store().changes(school, begun.place(), 10).all());
    }

    @Test
    void a_checkpoint_is_kept_and_is_no_document() {
        assertNull(store().local(school, "c"));
        store().saveLocal(school, "c", "{\"n\":1}");
        store().saveLocal(school, "c", "{\"n\":2}");
        assertEquals("{\"n\":2}", store().local(school, "c"));
        assertEquals(List.of(), store().changes(school, "", 10).all());
    }

    @Test
    void a_store_knows_which_organizations_it_has() {
        store().write(school, List.of(leaf("a", "{}", "1-a")));
        assertTrue(store().organizations().contains(school));
    }

    static Leaf leaf(String id, String body, String... path) {
        return new Leaf(
                id, List.of(path).stream().map(ReplicaContract::revision).toList(), false, body);
    }

    static String revision(String name) {
        return name.substring(0, 2) + SAME + name.substring(2);
    }

    static LeafName name(String id, String revision) {
        return new LeafName(id, revision(revision));
    }
}
