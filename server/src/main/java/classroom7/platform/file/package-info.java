/** Files by the SHA-256 of their bytes, kept and referenced per organization. */
@NullMarked
package classroom7.platform.file;

import org.jspecify.annotations.NullMarked;
