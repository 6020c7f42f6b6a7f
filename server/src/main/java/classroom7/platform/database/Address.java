package classroom7.platform.database;

import java.net.URI;

/** Where a database is and who we are there. Its text never shows the password. */
public record Address(String url, String user, String password) {
    static Address loopback(int port, String database, String user, String password) {
        return new Address("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    /** From {@code postgresql://user:password@host:port/database?parameters}. */
    public static Address of(URI uri) {
        var login = uri.getUserInfo() == null ? "" : uri.getUserInfo();
        int colon = login.indexOf(':');
        var host = uri.getRawAuthority().replaceFirst("^.*@", "");
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Address(
                "jdbc:postgresql://" + host + uri.getRawPath() + query,
                colon < 0 ? login : login.substring(0, colon),
                colon < 0 ? "" : login.substring(colon + 1));
    }

    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "") + " as " + user;
    }
}
