package classroom7.platform.database;

import java.util.Properties;

/** Where a database is and who we are there. Its text never shows the password. */
public record Address(String url, String user, String password) {
    static Address loopback(int port, String database, String user, String password) {
        return new Address("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    Properties login() {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return login;
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
