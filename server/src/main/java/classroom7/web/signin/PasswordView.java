package classroom7.web.signin;

import classroom7.web.form.Field;

/** A page with one field: the address to send a link to, or the new password. */
public record PasswordView(
        String heading, String text, String action, Field field, String button, String username) {}
