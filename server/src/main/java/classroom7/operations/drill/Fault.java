package classroom7.operations.drill;

/** What is done to the installation while answers arrive. */
public enum Fault {
    WEB_KILLED("the web process killed"),
    WEB_RESTARTED("the web process stopped and started"),
    JOBS_KILLED("the job process killed"),
    JOBS_RESTARTED("the job process stopped and started"),
    POSTMASTER_KILLED("PostgreSQL's first process killed"),
    POSTGRES_KILLED("all processes of PostgreSQL killed"),
    POSTGRES_RESTARTED("PostgreSQL stopped and started"),
    REQUESTS_CUT("connections cut in the middle of requests"),
    REPLIES_CUT("connections cut in the middle of replies"),
    DISK_FILLED("the disk filled to the last byte"),
    COUCHDB_PAUSED("CouchDB paused"),
    COUCHDB_RESTARTED("CouchDB stopped and started");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** As it stands in the table. */
    public String title() {
        return title;
    }
}
