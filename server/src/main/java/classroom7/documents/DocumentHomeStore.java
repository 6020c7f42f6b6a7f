package classroom7.documents;

import classroom7.documents.DocumentHome.At;
import classroom7.platform.database.Database;

/** Where documents are kept, in SQL. */
final class DocumentHomeStore {
    private final Database database;

    DocumentHomeStore(Database database) {
        this.database = database;
    }

    /** Closed counts only while somebody holds that lock. */
    At find(long closing) {
        return database.sql(
                        """
                        select store,
                               case when closed
                                    then exists (
                                         select from pg_locks
                                           join pg_database on pg_database.oid = pg_locks.database
                                          where locktype = 'advisory' and granted
                                            and classid = 0 and objid = :closing::oid
                                            and datname = current_database())
                                    else false end as closed
                          from document_home
                        """)
                .param("closing", closing)
                .query((row, number) -> new At(row.getString("store"), row.getBoolean("closed")))
                .single();
    }

    void close(boolean closed) {
        database.sql("update document_home set closed = :closed").param("closed", closed).update();
    }

    void move(String to) {
        database.sql("delete from replica_progress").update();
        database.sql("delete from replica_refusal").update();
        database.sql("update document_home set store = :to, closed = false")
                .param("to", to)
                .update();
    }
}
