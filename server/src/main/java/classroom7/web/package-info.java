/** The web floor: wires pages and the API to the server. Rooms below it hold one subject each. */
@NullMarked
package classroom7.web;

import org.jspecify.annotations.NullMarked;
