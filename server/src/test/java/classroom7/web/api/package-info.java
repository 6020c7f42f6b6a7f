/** The API over real HTTP, and its description held against the routes. */
@NullMarked
package classroom7.web.api;

import org.jspecify.annotations.NullMarked;
