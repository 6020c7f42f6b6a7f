package classroom7.documents.replica;

import classroom7.documents.Replica.Refusal;
import java.util.List;

/**
 * What a replication has done so far.
 *
 * @param looked documents of the source's feed that were looked at
 * @param written revisions that the target lacked and has now
 * @param passed revisions that were gone when they were to be read: a later change follows
 * @param refused revisions that one of the stores does not keep, in all
 * @param refusals the first {@link Replication#REFUSALS_MAX} of them, with the reasons
 * @param checkpoints how often both stores were told how far it has come
 */
public record Tally(
        long looked,
        long written,
        long passed,
        long refused,
        List<Refusal> refusals,
        long checkpoints) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, List.of(), 0);

    public Tally {
        refusals = List.copyOf(refusals);
    }
}
