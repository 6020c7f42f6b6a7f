package classroom7.documents;

import classroom7.base.OrganizationId;
import classroom7.platform.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The store in PostgreSQL as a replication sees it. */
public final class PostgresReplica implements Replica {
    private static final String ANSWER_TAKEN =
            "Another document names the same answer of this learner";

    private final Database database;
    private final Epoch epoch;
    private final LeafStore store;

    public PostgresReplica(Database database, Epoch epoch) {
        this.database = database;
        this.epoch = epoch;
        this.store = new LeafStore(database);
    }

    /** Its epoch: after a restore whoever follows it starts over. */
    @Override
    public String identity() {
        return "postgresql:" + asking("read the epoch", epoch::current);
    }

    @Override
    public List<OrganizationId> organizations() {
        return asking("list organizations", store::organizations).stream()
                .map(OrganizationId::new)
                .toList();
    }

    @Override
    public Feed changes(OrganizationId organization, String since, int limit) {
        Limits.check("limit", limit, CHANGES_MAX);
        var place = place(since);
        var feed =
                asking(
                        "read the change feed",
                        () -> store.feed(organization.value(), place, limit + 1));
        var page = feed.subList(0, Math.min(limit, feed.size()));
        var end = page.isEmpty() ? place : page.getLast().place();
        return new Feed(
                page.stream().map(row -> new Changed(row.id(), row.revisions())).toList(),
                new Position(epoch.current(), end.text()).toString(),
                feed.size() > limit);
    }

    private FeedPlace place(String since) {
        var position = Position.read(since);
        return position.epoch().equals(epoch.current())
                ? FeedPlace.read(position.place())
                : FeedPlace.BEGINNING;
    }

    @Override
    public List<LeafName> missing(OrganizationId organization, List<LeafName> revisions) {
        return revisions.isEmpty()
                ? List.of()
                : asking("compare revisions", () -> store.missing(organization.value(), revisions));
    }

    @Override
    public Reading read(OrganizationId organization, List<LeafName> wanted) {
        var sizes = asking("measure revisions", () -> store.sizes(organization.value(), wanted));
        long bytes = 0;
        var taken = new ArrayList<LeafName>();
        for (var one : sizes) {
            bytes += one.bytes();
            if (bytes > READ_BYTES_MAX && !taken.isEmpty()) {
                break;
            }
            taken.add(one.name());
        }
        var leaves =
                taken.isEmpty()
                        ? List.<Leaf>of()
                        : asking("read revisions", () -> store.read(organization.value(), taken));
        boolean all = taken.size() == sizes.size();
        int looked = all ? wanted.size() : wanted.indexOf(taken.getLast()) + 1;
        return new Reading(leaves, List.of(), looked);
    }

    @Override
    public List<Leaf> leaves(OrganizationId organization, String id) {
        return asking("read a document's leaves", () -> store.all(organization.value(), id));
    }

    @Override
    public List<Refusal> write(OrganizationId organization, List<Leaf> leaves) {
        Limits.checkNoTransaction();
        var refused = new ArrayList<Refusal>();
        var arrived = new TreeMap<String, RevisionTree>();
        for (var leaf : leaves) {
            var problem = problem(leaf);
            if (problem == null) {
                arrived.merge(
                        leaf.id(),
                        RevisionTree.EMPTY.with(leaf),
                        (tree, more) -> tree.with(more.winner()));
            } else {
                refused.add(refusal(leaf, problem));
            }
        }
        if (!arrived.isEmpty()) {
            var late =
                    asking(
                            "write revisions",
                            () -> database.transaction(() -> merge(organization.value(), arrived)));
            refused.addAll(late);
        }
        return refused;
    }

    private static @Nullable String problem(Leaf leaf) {
        return leaf.path().stream().allMatch(LeafName::isRevision)
                ? DocumentForm.problem(new Document(leaf.id(), null, leaf.body()))
                : "A revision is not a number, a hyphen, letters and digits";
    }

    private static Refusal refusal(Leaf leaf, String why) {
        return new Refusal(new LeafName(leaf.id(), leaf.revision()), why);
    }

    /** New documents are inserted as they are; only those that are there, or branch, are merged. */
    private List<Refusal> merge(String organization, TreeMap<String, RevisionTree> arrived) {
        var winners = arrived.values().stream().map(RevisionTree::winner).toList();
        var made = store.insert(organization, winners);
        var contested = new TreeMap<>(arrived);
        contested.values().removeIf(tree -> isAllThere(tree, made));
        if (contested.isEmpty()) {
            return List.of();
        }
        var there = store.lock(organization, contested.keySet());
        var refused = new ArrayList<Refusal>();
        var changed = new ArrayList<RevisionTree>();
        contested.forEach((id, more) -> {
            var before = there.get(id);
            if (before == null) {
                more.leaves().forEach(leaf -> refused.add(refusal(leaf, ANSWER_TAKEN)));
                return;
            }
            var after = before.with(more);
            if (!after.equals(before)) {
                changed.add(after);
            }
        });
        if (!changed.isEmpty()) {
            store.save(organization, changed);
        }
        return refused;
    }

    private static boolean isAllThere(RevisionTree tree, Set<String> made) {
        return tree.losers().isEmpty() && made.contains(tree.winner().id());
    }

    @Override
    public @Nullable String local(OrganizationId organization, String id) {
        return asking("read a checkpoint", () -> store.local(organization.value(), id));
    }

    @Override
    public void saveLocal(OrganizationId organization, String id, String body) {
        asking(
                "write a checkpoint",
                () -> {
                    store.saveLocal(organization.value(), id, body);
                    return true;
                });
    }

    @Override
    public long pending(OrganizationId organization, String since, int max) {
        return asking(
                "count changes", () -> store.pending(organization.value(), place(since), max));
    }

    @Override
    public long forgetful() {
        return asking("count long histories", store::forgetful);
    }

    @Override
    public boolean freesItself() {
        return true;
    }

    @Override
    public Size size() {
        return asking("measure the tables", store::size);
    }

    private static <T extends @Nullable Object> T asking(String what, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException e) {
            throw PostgresFailures.of(what, e);
        }
    }
}
