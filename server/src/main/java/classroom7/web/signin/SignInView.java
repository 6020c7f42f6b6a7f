package classroom7.web.signin;

import classroom7.web.form.Field;

/** The sign-in page. */
public record SignInView(Field email, Field password, String to, String problem, String notice) {}
