/** Tests of Markdown and of what the sanitiser lets through. */
@NullMarked
package classroom7.platform.html;

import org.jspecify.annotations.NullMarked;
