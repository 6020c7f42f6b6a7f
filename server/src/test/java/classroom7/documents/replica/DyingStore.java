package classroom7.documents.replica;

import classroom7.base.OrganizationId;
import classroom7.documents.Leaf;
import classroom7.documents.LeafName;
import classroom7.documents.Replica;
import java.util.List;
import java.util.function.Supplier;

/**
 * A real store whose replication dies at one of its calls, before the call did anything or after it
 * did, when nobody hears of it.
 */
final class DyingStore implements Replica {
    /** The replication is gone. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Replica real;
    private int callsLeft = Integer.MAX_VALUE;

    DyingStore(Replica real) {
        this.real = real;
    }

    /** Even: before a call; odd: after it. */
    void dieAfter(int halfCalls) {
        callsLeft = halfCalls;
    }

    private <T> T call(Supplier<T> call) {
        if (callsLeft-- == 0) {
            throw new Died();
        }
        var reply = call.get();
        if (callsLeft-- == 0) {
            throw new Died();
        }
        return reply;
    }

    @Override
    public String identity() {
        return real.identity();
    }

    @Override
    public List<OrganizationId> organizations() {
        return real.organizations();
    }

    @Override
    public Feed changes(OrganizationId organization, String since, int limit) {
        return call(() -> real.changes(organization, since, limit));
    }

    @Override
    public List<LeafName> missing(OrganizationId organization, List<LeafName> revisions) {
        return call(() -> real.missing(organization, revisions));
    }

    @Override
    public Reading read(OrganizationId organization, List<LeafName> wanted) {
        return call(() -> real.read(organization, wanted));
    }

    @Override
    public List<Leaf> leaves(OrganizationId organization, String id) {
        return real.leaves(organization, id);
    }

    @Override
    public List<Refusal> write(OrganizationId organization, List<Leaf> leaves) {
        return call(() -> real.write(organization, leaves));
    }

    @Override
    public String local(OrganizationId organization, String id) {
        return call(() -> real.local(organization, id));
    }

    @Override
    public void saveLocal(OrganizationId organization, String id, String body) {
        call(() -> {
            real.saveLocal(organization, id, body);
            return true;
        });
    }

    @Override
    public long pending(OrganizationId organization, String since, int max) {
        return real.pending(organization, since, max);
    }

    @Override
    public Size size() {
        return real.size();
    }
}
