/** Forms: fields that know their label, what was typed and what is wrong with it. */
@NullMarked
package classroom7.web.form;

import org.jspecify.annotations.NullMarked;
