package classroom7.web.signin;

import classroom7.web.form.Field;
import classroom7.web.form.Selection;
import java.util.List;

/** The first page there is. */
public record SetUpView(String action, List<Field> fields, Selection zones, String problem) {
    public SetUpView {
        fields = List.copyOf(fields);
    }
}
