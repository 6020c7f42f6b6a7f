package classroom7.web.join;

import classroom7.web.form.Field;

/** Where a code is typed. */
public record CodeView(Field code) {}
