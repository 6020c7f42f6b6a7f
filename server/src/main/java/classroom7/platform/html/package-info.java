/** Markdown to HTML that is safe to show: formulas, code, tables, pictures, videos. */
@NullMarked
package classroom7.platform.html;

import org.jspecify.annotations.NullMarked;
